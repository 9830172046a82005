package dev.sightline.infer.bench;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a closed loop measured, as a report keeps it.
 *
 * @param workers threads that ran
 * @param pictures in one run
 * @param seconds from the start of the first counted run to the end of the last
 * @param picturesPerSecond by all workers together
 * @param stages of each run, those that took any time
 * @param total of each run
 * @param achievedGflops billions of operations per second within the network, by the median of the infer stage of one
 *     worker; empty where the operations are not counted or the stage was not timed
 */
public record LoopFigures(
        int workers,
        int pictures,
        double seconds,
        double picturesPerSecond,
        Map<Stage, StageFigures> stages,
        StageFigures total,
        OptionalDouble achievedGflops) {

    public LoopFigures {
        if (workers < 1 || pictures < 1 || !(seconds > 0) || !(picturesPerSecond > 0)) {
            throw new IllegalArgumentException("a loop has workers, pictures, seconds and pictures per second above 0,"
                    + " received " + workers + ", " + pictures + ", " + seconds + " and " + picturesPerSecond);
        }
        Map<Stage, StageFigures> copy = new EnumMap<>(Stage.class);
        copy.putAll(stages);
        stages = Collections.unmodifiableMap(copy);
    }

    /** The figures of a loop that ran the given model. */
    public static LoopFigures of(LoopResult result, ModelFacts model) {
        Map<Stage, StageFigures> stages = new EnumMap<>(Stage.class);
        result.times().stages().forEach((stage, sample) -> stages.put(stage, StageFigures.of(sample)));
        return new LoopFigures(
                result.workers(),
                result.pictures(),
                result.seconds(),
                result.picturesPerSecond(),
                stages,
                StageFigures.of(result.times().total()),
                achieved(result, model));
    }

    private static OptionalDouble achieved(LoopResult result, ModelFacts model) {
        long nanos = result.times().of(Stage.INFER).map(LatencySample::median).orElse(0L);
        return nanos == 0 || model.gflops().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(model.gflops().getAsDouble() * result.pictures() / (nanos / 1e9));
    }
}
