package dev.sightline.infer.benchreport;

import dev.sightline.infer.bench.LoopResult;
import dev.sightline.infer.bench.Stage;
import dev.sightline.infer.statistics.LatencySample;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a closed loop measured, as a report keeps it.
 *
 * @param workers threads that ran
 * @param images in one run
 * @param seconds from the start of the first counted run to the end of the last
 * @param imagesPerSecond by all workers together
 * @param stages of each run, those that took any time
 * @param total of each run
 * @param achievedGflops billions of operations per second within the network, by the median of the infer stage of one
 *     worker; empty where the operations are not counted or the stage was not timed
 */
public record LoopStatistics(
        int workers,
        int images,
        double seconds,
        double imagesPerSecond,
        Map<Stage, StageStatistics> stages,
        StageStatistics total,
        OptionalDouble achievedGflops) {

    public LoopStatistics {
        if (workers < 1 || images < 1 || !(seconds > 0) || !(imagesPerSecond > 0)) {
            throw new IllegalArgumentException("a loop has workers, images, seconds and images per second above 0,"
                    + " received " + workers + ", " + images + ", " + seconds + " and " + imagesPerSecond);
        }
        Map<Stage, StageStatistics> copy = new EnumMap<>(Stage.class);
        copy.putAll(stages);
        stages = Collections.unmodifiableMap(copy);
    }

    /** The statistics of a loop that ran the given model. */
    public static LoopStatistics of(LoopResult result, ModelFacts model) {
        Map<Stage, StageStatistics> stages = new EnumMap<>(Stage.class);
        result.times().stages().forEach((stage, sample) -> stages.put(stage, StageStatistics.of(sample)));
        return new LoopStatistics(
                result.workers(),
                result.images(),
                result.seconds(),
                result.imagesPerSecond(),
                stages,
                StageStatistics.of(result.times().total()),
                achieved(result, model));
    }

    private static OptionalDouble achieved(LoopResult result, ModelFacts model) {
        long nanos = result.times().of(Stage.INFER).map(LatencySample::median).orElse(0L);
        return nanos == 0 || model.gflops().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(model.gflops().getAsDouble() * result.images() / (nanos / 1e9));
    }
}
