package dev.sightline.infer.benchreport;

import dev.sightline.infer.environment.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two reports side by side, B divided by A.
 *
 * @param differences of their conditions; empty unless different ones were allowed
 * @param loops those that both have, matched by workers and batch
 * @param rateRatio of the highest rates that met the same target, where both were found; a rate has no interval, as
 *     its precision is that of single trials
 */
public record BenchComparison(
        BenchReport first,
        BenchReport second,
        List<Difference> differences,
        List<LoopRatios> loops,
        OptionalDouble rateRatio) {

    public BenchComparison {
        differences = List.copyOf(differences);
        loops = List.copyOf(loops);
    }

    /**
     * The ratios of one loop.
     *
     * @param latencies of the medians of each stage that both have, and of the total, which comes last
     */
    public record LoopRatios(int workers, int images, List<Ratio> latencies, Ratio throughput) {

        public LoopRatios {
            latencies = List.copyOf(latencies);
        }
    }

    /**
     * Compares.
     *
     * @throws UnlikeReportsException if conditions differ and {@code allowDifferent} is false
     * @throws IllegalArgumentException if no loop of the two has the same workers and batch
     */
    public static BenchComparison of(BenchReport first, BenchReport second, boolean allowDifferent) {
        List<Difference> differences = differences(first, second);
        if (!allowDifferent && !differences.isEmpty()) {
            throw new UnlikeReportsException(differences);
        }
        List<LoopRatios> loops = new ArrayList<>();
        for (LoopStatistics loop : first.loops()) {
            partner(loop, second).ifPresent(other -> loops.add(ratios(loop, other)));
        }
        if (loops.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to compare: no loop of the two reports has the same"
                    + " workers and batch; the first has " + shapes(first) + ", the second " + shapes(second));
        }
        return new BenchComparison(first, second, differences, loops, rateRatio(first, second));
    }

    /** Each condition in which the two differ; the model is none, as it is what a comparison is about. */
    public static List<Difference> differences(BenchReport first, BenchReport second) {
        List<Difference> found = new ArrayList<>(first.fingerprint().differences(second.fingerprint()));
        found.addAll(Difference.between(
                first.settings().conditions(), second.settings().conditions()));
        if (first.openLoop().isPresent() && second.openLoop().isPresent()) {
            found.addAll(Difference.between(
                    first.openLoop().get().conditions(), second.openLoop().get().conditions()));
        }
        return found;
    }

    private static Optional<LoopStatistics> partner(LoopStatistics loop, BenchReport other) {
        return other.loops().stream()
                .filter(each -> each.workers() == loop.workers() && each.images() == loop.images())
                .findFirst();
    }

    private static LoopRatios ratios(LoopStatistics first, LoopStatistics second) {
        Map<String, StageStatistics> others = ReportDocument.rows(second);
        List<Ratio> latencies = new ArrayList<>();
        ReportDocument.rows(first).forEach((name, row) -> {
            StageStatistics other = others.get(name);
            if (other != null) {
                latencies.add(Ratio.ofMedians(name, row, other));
            }
        });
        return new LoopRatios(first.workers(), first.images(), latencies, Ratio.ofThroughputs(first, second));
    }

    private static String shapes(BenchReport report) {
        return String.join(
                ", ",
                report.loops().stream()
                        .map(loop -> loop.workers() + " x " + loop.images())
                        .toList());
    }

    private static OptionalDouble rateRatio(BenchReport first, BenchReport second) {
        OptionalDouble before = first.openLoop().map(OpenLoopStatistics::rate).orElse(OptionalDouble.empty());
        OptionalDouble after = second.openLoop().map(OpenLoopStatistics::rate).orElse(OptionalDouble.empty());
        return before.isPresent() && after.isPresent()
                ? OptionalDouble.of(after.getAsDouble() / before.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The comparison as one document of strings, numbers, lists and maps. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("first", first.model().name());
        fields.put("second", second.model().name());
        fields.put("same-model", first.model().sha256().equals(second.model().sha256()));
        fields.put("confidence", 0.95);
        fields.put("seed", Ratio.SEED);
        fields.put("loops", loops.stream().map(BenchComparison::fields).toList());
        rateRatio.ifPresent(ratio -> fields.put("highest-rate-ratio", ratio));
        fields.put(
                "differences",
                differences.stream()
                        .map(each -> Map.of("name", each.name(), "first", each.first(), "second", each.second()))
                        .toList());
        fields.put(
                "warnings",
                Map.of(
                        "first", first.fingerprint().warnings(),
                        "second", second.fingerprint().warnings()));
        return fields;
    }

    private static Map<String, Object> fields(LoopRatios loop) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("workers", loop.workers());
        fields.put("batch", loop.images());
        Map<String, Object> medians = new LinkedHashMap<>();
        loop.latencies().forEach(ratio -> medians.put(ratio.name(), fields(ratio)));
        fields.put("median-ms", medians);
        fields.put(loop.throughput().name(), fields(loop.throughput()));
        return fields;
    }

    private static Map<String, Object> fields(Ratio ratio) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("first", ratio.first());
        fields.put("second", ratio.second());
        fields.put("ratio", ratio.value());
        fields.put("low", ratio.interval().low());
        fields.put("high", ratio.interval().high());
        fields.put("differs", ratio.differs());
        return fields;
    }
}
