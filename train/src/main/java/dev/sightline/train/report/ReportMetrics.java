package dev.sightline.train.report;

import dev.sightline.core.classification.ClassAccuracy;
import dev.sightline.core.classification.ClassificationMetrics;
import dev.sightline.core.classification.ClassifierMetrics;
import dev.sightline.core.classification.MultiLabelMetrics;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.ClassMetrics;
import dev.sightline.core.metric.DetectionMetrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The metrics of a report, as text.
 *
 * @param kind what they are, such as {@code Detection metrics}
 * @param headline names of those that stand out
 * @param overall all overall metrics by name, in order
 * @param classes a row for each class
 */
public record ReportMetrics(String kind, List<String> headline, Map<String, String> overall, ReportTable classes) {

    private static final List<String> CLASS_HEADER =
            List.of("class", "images", "predicted", "precision", "recall", "F1");

    private static final String ABSENT = "–";

    public ReportMetrics {
        headline = List.copyOf(headline);
        overall = Collections.unmodifiableMap(new LinkedHashMap<>(overall));
    }

    /**
     * The metrics of a detector.
     *
     * @throws IllegalArgumentException if they are about another number of classes
     */
    public static ReportMetrics of(DetectionMetrics metrics, LabelMap labels) {
        requireSame(metrics.classes().size(), labels);
        Map<String, String> overall = new LinkedHashMap<>();
        metrics.byName().forEach((name, metric) -> overall.put(name, shown(metric)));
        List<List<String>> rows =
                metrics.classes().stream().map(one -> row(one, labels)).toList();
        List<String> header = List.of("class", "objects", "AP", "AP50", "AP75", "best F1", "at threshold");
        return new ReportMetrics(
                "Detection metrics", List.of("AP", "AP50", "AP75"), overall, new ReportTable(header, rows));
    }

    /**
     * The metrics of a classifier.
     *
     * @throws IllegalArgumentException if they are about another number of classes
     */
    public static ReportMetrics of(ClassifierMetrics metrics, LabelMap labels) {
        requireSame(metrics.classes().size(), labels);
        Map<String, String> overall = new LinkedHashMap<>();
        metrics.byName().forEach((name, metric) -> overall.put(name, shown(OptionalDouble.of(metric))));
        overall.put("images", String.valueOf(metrics.images()));
        ReportTable classes = metrics.accept(new ClassifierMetrics.Visitor<>() {
            @Override
            public ReportTable oneClass(ClassificationMetrics found) {
                return new ReportTable(
                        CLASS_HEADER,
                        found.classes().stream().map(one -> row(one, labels)).toList());
            }

            @Override
            public ReportTable anyClasses(MultiLabelMetrics found) {
                return withAveragePrecisions(found, labels);
            }
        });
        return new ReportMetrics("Classification metrics", metrics.leading(), overall, classes);
    }

    private static ReportTable withAveragePrecisions(MultiLabelMetrics metrics, LabelMap labels) {
        List<String> header = new ArrayList<>(CLASS_HEADER);
        header.add("AP");
        List<List<String>> rows = new ArrayList<>();
        for (ClassAccuracy one : metrics.classes()) {
            List<String> row = new ArrayList<>(row(one, labels));
            row.add(shown(metrics.averagePrecisions().get(one.label())));
            rows.add(row);
        }
        return new ReportTable(header, rows);
    }

    private static List<String> row(ClassMetrics metrics, LabelMap labels) {
        double threshold = metrics.confidence().bestThreshold();
        boolean found = metrics.targets() > 0 && metrics.confidence().size() > 0;
        return List.of(
                labels.name(metrics.label()),
                String.valueOf(metrics.targets()),
                shown(metrics.precision().mean()),
                shown(metrics.precision().at50()),
                shown(metrics.precision().at75()),
                found ? shown(OptionalDouble.of(metrics.confidence().f1At(threshold))) : ABSENT,
                found ? String.format(Locale.ROOT, "%.2f", threshold) : ABSENT);
    }

    private static List<String> row(ClassAccuracy metrics, LabelMap labels) {
        return List.of(
                labels.name(metrics.label()),
                String.valueOf(metrics.images()),
                String.valueOf(metrics.predicted()),
                shown(metrics.precision()),
                shown(metrics.recall()),
                shown(metrics.f1()));
    }

    private static void requireSame(int classes, LabelMap labels) {
        if (classes != labels.size()) {
            throw new IllegalArgumentException(
                    "the metrics are about " + classes + " classes, the label map has " + labels.size());
        }
    }

    private static String shown(OptionalDouble metric) {
        return metric.isPresent() ? String.format(Locale.ROOT, "%.3f", metric.getAsDouble()) : ABSENT;
    }
}
