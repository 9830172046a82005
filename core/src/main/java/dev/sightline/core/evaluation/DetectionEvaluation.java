package dev.sightline.core.evaluation;

import dev.sightline.core.contract.OperatingPoint;
import dev.sightline.core.evaluation.ClassTable.Column;
import dev.sightline.core.evaluation.ClassTable.Kind;
import dev.sightline.core.metric.ClassMetrics;
import dev.sightline.core.metric.DetectionMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A detector's metrics as an evaluation. */
public final class DetectionEvaluation {

    private static final List<Column> COLUMNS = List.of(
            new Column("objects", Kind.COUNT, false),
            new Column("AP", Kind.METRIC, true),
            new Column("AP50", Kind.METRIC, true),
            new Column("AP75", Kind.METRIC, false),
            new Column("best F1", Kind.METRIC, false),
            new Column("at threshold", Kind.THRESHOLD, false));

    private DetectionEvaluation() {}

    /**
     * A detector's metrics in the form of every task.
     *
     * @param images how many were predicted
     */
    public static Evaluation of(DetectionMetrics metrics, int images, List<String> names) {
        return of(metrics, images, names, names);
    }

    /**
     * With other names for programs than for people.
     *
     * @param keys what {@code AP_per_category} names each class by, such as its category id
     * @throws IllegalArgumentException if there are not as many names as classes
     */
    public static Evaluation of(DetectionMetrics metrics, int images, List<String> names, List<String> keys) {
        ClassTable.requireNames(metrics.classes().size(), names);
        Map<String, @Nullable Object> precisions = new LinkedHashMap<>();
        for (ClassMetrics one : metrics.classes()) {
            OptionalDouble mean = one.precision().mean();
            precisions.put(keys.get(one.label()), mean.isPresent() ? mean.getAsDouble() : null);
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("AP_per_category", precisions);
        return new Evaluation(
                "Detection metrics",
                images,
                metrics.byName(),
                List.of("AP", "AP50", "AP75"),
                new ClassTable(
                        COLUMNS,
                        metrics.classes().stream().map(one -> row(one, names)).toList()),
                balanced(metrics),
                details,
                List.of(),
                OptionalInt.empty());
    }

    /** The thresholds at which each class's F1 is highest; none where scores of a foreign file are not within 0 to 1. */
    private static List<OperatingPoint> balanced(DetectionMetrics metrics) {
        List<Double> thresholds = metrics.classes().stream()
                .map(one -> one.confidence().bestThreshold())
                .toList();
        return thresholds.stream().allMatch(threshold -> threshold >= 0 && threshold <= 1)
                ? List.of(new OperatingPoint(OperatingPoint.BALANCED, thresholds))
                : List.of();
    }

    private static ClassTable.Row row(ClassMetrics one, List<String> names) {
        boolean found = one.targets() > 0 && one.confidence().size() > 0;
        double threshold = one.confidence().bestThreshold();
        return new ClassTable.Row(
                names.get(one.label()),
                List.of(
                        OptionalDouble.of(one.targets()),
                        one.precision().mean(),
                        one.precision().at50(),
                        one.precision().at75(),
                        found ? OptionalDouble.of(one.confidence().f1At(threshold)) : OptionalDouble.empty(),
                        found ? OptionalDouble.of(threshold) : OptionalDouble.empty()));
    }
}
