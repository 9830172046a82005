package dev.sightline.infer.bench;

/** The time that loops live by, so that a test can give them its own. Thread-safe. */
public interface BenchClock {

    /** Nanoseconds since some fixed moment; never goes back. */
    long nanos();

    /** Returns when {@link #nanos()} has come to {@code moment}; at once where it has passed. */
    void sleepUntil(long moment) throws InterruptedException;

    /** The JVM's own clock. */
    static BenchClock system() {
        return SystemClock.INSTANCE;
    }
}
