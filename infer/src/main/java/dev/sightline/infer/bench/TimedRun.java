package dev.sightline.infer.bench;

import dev.sightline.infer.statistics.LatencySample;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * One counted run.
 *
 * @param from moment the latency counts from: the start of the run, or its arrival
 * @param end moment its predictions were complete
 * @param stages what it spent where
 */
record TimedRun(long from, long end, StageNanos stages) {

    long nanos() {
        return end - from;
    }

    /** The latencies of the runs of all threads, in the order of their ends; empty for none. */
    static Optional<LatencySample> latencies(List<TimedRun> runs) {
        return runs.isEmpty() ? Optional.empty() : Optional.of(sample(ordered(runs), TimedRun::nanos));
    }

    /** The runs of all threads, at least one, as samples in the order of their ends. */
    static StageTimes times(List<TimedRun> runs) {
        List<TimedRun> ordered = ordered(runs);
        Map<Stage, LatencySample> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            LatencySample sample = sample(ordered, run -> run.stages().nanos(stage));
            if (sample.maximum() > 0) {
                stages.put(stage, sample);
            }
        }
        return new StageTimes(stages, sample(ordered, TimedRun::nanos));
    }

    private static List<TimedRun> ordered(List<TimedRun> runs) {
        return runs.stream().sorted(Comparator.comparingLong(TimedRun::end)).toList();
    }

    private static LatencySample sample(List<TimedRun> runs, ToLongFunction<TimedRun> nanos) {
        return LatencySample.of(runs.stream().mapToLong(nanos).toArray());
    }
}
