package dev.sightline.infer.bench;

import java.util.concurrent.TimeUnit;

/** {@link System#nanoTime}; sleeps most of a wait and spins its end, as a sleep alone ends some 50 microseconds late. */
enum SystemClock implements BenchClock {
    INSTANCE;

    /** The part of a wait that is spun: longer than a sleep is usually late, short enough to leave the core alone. */
    private static final long SPIN_NANOS = 100_000;

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void sleepUntil(long moment) throws InterruptedException {
        for (long left = moment - nanos(); left > 0; left = moment - nanos()) {
            if (left > SPIN_NANOS) {
                TimeUnit.NANOSECONDS.sleep(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("a wait for the next arrival was interrupted");
            }
        }
    }
}
