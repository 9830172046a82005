package dev.sightline.infer.bench;

import dev.sightline.infer.statistics.LatencySample;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Latencies of each stage and of the whole, run by run.
 *
 * @param stages one sample per stage that took any time at all, in the order of the stages
 * @param total from the beginning of a run to its end, which is a little more than its stages
 */
public record StageTimes(Map<Stage, LatencySample> stages, LatencySample total) {

    public StageTimes {
        stages = stages.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(stages));
        int runs = total.count();
        stages.forEach((stage, sample) -> {
            if (sample.count() != runs) {
                throw new IllegalArgumentException("every stage has one latency per run, received " + sample.count()
                        + " of " + stage.key() + " and " + runs + " in all");
            }
        });
    }

    /** The latencies of one stage, where it took any time. */
    public Optional<LatencySample> of(Stage stage) {
        return Optional.ofNullable(stages.get(stage));
    }

    public int runs() {
        return total.count();
    }
}
