package dev.sightline.infer.bench;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long one run of the work spent in each stage.
 *
 * @param times nanoseconds, 0 or more; a stage that is not named took none
 */
public record StageNanos(Map<Stage, Long> times) {

    public StageNanos {
        Map<Stage, Long> copy = new EnumMap<>(Stage.class);
        copy.putAll(times);
        copy.forEach((stage, nanos) -> {
            if (nanos < 0) {
                throw new IllegalArgumentException(
                        "a stage takes 0 nanoseconds or more, received " + nanos + " for " + stage.key());
            }
        });
        times = Collections.unmodifiableMap(copy);
    }

    public long nanos(Stage stage) {
        return times.getOrDefault(stage, 0L);
    }

    /** The stages together. */
    public long sum() {
        return times.values().stream().mapToLong(Long::longValue).sum();
    }
}
