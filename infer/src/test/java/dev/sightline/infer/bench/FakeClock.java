package dev.sightline.infer.bench;

/** A clock that stands still until work or a sleep moves it; for one thread. */
final class FakeClock implements BenchClock {

    private long now;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void sleepUntil(long moment) {
        now = Math.max(now, moment);
    }

    synchronized void pass(long nanos) {
        now += nanos;
    }
}
