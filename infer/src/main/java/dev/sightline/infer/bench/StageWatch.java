package dev.sightline.infer.bench;

import java.util.EnumMap;
import java.util.Map;

/**
 * Times the stages of one run, lap by lap: each lap takes the time since the last one, or since the watch was made.
 * Laps of one stage add up, so that a batch may read and decode image by image. For one thread.
 */
public final class StageWatch {

    private final BenchClock clock;
    private final Map<Stage, Long> times = new EnumMap<>(Stage.class);
    private long last;

    private StageWatch(BenchClock clock) {
        this.clock = clock;
        this.last = clock.nanos();
    }

    /** A watch that runs from now on, on the JVM's own clock. */
    public static StageWatch start() {
        return start(BenchClock.system());
    }

    /** A watch on another clock. */
    public static StageWatch start(BenchClock clock) {
        return new StageWatch(clock);
    }

    /** Counts the time since the last lap to a stage. */
    public void lap(Stage stage) {
        long now = clock.nanos();
        times.merge(stage, now - last, Long::sum);
        last = now;
    }

    /** Leaves the time since the last lap out, such as waiting for an image that no stage owns. */
    public void skip() {
        last = clock.nanos();
    }

    /** The laps so far. */
    public StageNanos nanos() {
        return new StageNanos(times);
    }
}
