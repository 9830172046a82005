package dev.sightline.train.report;

import dev.sightline.core.classification.ClassAccuracy;
import dev.sightline.core.classification.ClassificationFigures;
import dev.sightline.core.classification.ClassifierFigures;
import dev.sightline.core.classification.MultiLabelFigures;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.ClassFigures;
import dev.sightline.core.metric.DetectionFigures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The figures of a report, as text.
 *
 * @param kind what they are, such as {@code Detection figures}
 * @param headline names of those that stand out
 * @param overall all overall figures by name, in order
 * @param classes a row for each class
 */
public record ReportFigures(String kind, List<String> headline, Map<String, String> overall, ReportTable classes) {

    private static final List<String> CLASS_HEADER =
            List.of("class", "pictures", "answered", "precision", "recall", "F1");

    private static final String ABSENT = "–";

    public ReportFigures {
        headline = List.copyOf(headline);
        overall = Collections.unmodifiableMap(new LinkedHashMap<>(overall));
    }

    /**
     * The figures of a detector.
     *
     * @throws IllegalArgumentException if they are about another number of classes
     */
    public static ReportFigures of(DetectionFigures figures, LabelMap labels) {
        requireSame(figures.classes().size(), labels);
        Map<String, String> overall = new LinkedHashMap<>();
        figures.byName().forEach((name, figure) -> overall.put(name, shown(figure)));
        List<List<String>> rows =
                figures.classes().stream().map(one -> row(one, labels)).toList();
        List<String> header = List.of("class", "objects", "AP", "AP50", "AP75", "best F1", "at threshold");
        return new ReportFigures(
                "Detection figures", List.of("AP", "AP50", "AP75"), overall, new ReportTable(header, rows));
    }

    /**
     * The figures of a classifier.
     *
     * @throws IllegalArgumentException if they are about another number of classes
     */
    public static ReportFigures of(ClassifierFigures figures, LabelMap labels) {
        requireSame(figures.classes().size(), labels);
        Map<String, String> overall = new LinkedHashMap<>();
        figures.byName().forEach((name, figure) -> overall.put(name, shown(OptionalDouble.of(figure))));
        overall.put("pictures", String.valueOf(figures.pictures()));
        ReportTable classes = figures.accept(new ClassifierFigures.Visitor<>() {
            @Override
            public ReportTable oneClass(ClassificationFigures found) {
                return new ReportTable(
                        CLASS_HEADER,
                        found.classes().stream().map(one -> row(one, labels)).toList());
            }

            @Override
            public ReportTable anyClasses(MultiLabelFigures found) {
                return withAveragePrecisions(found, labels);
            }
        });
        return new ReportFigures("Classification figures", figures.leading(), overall, classes);
    }

    private static ReportTable withAveragePrecisions(MultiLabelFigures figures, LabelMap labels) {
        List<String> header = new ArrayList<>(CLASS_HEADER);
        header.add("AP");
        List<List<String>> rows = new ArrayList<>();
        for (ClassAccuracy one : figures.classes()) {
            List<String> row = new ArrayList<>(row(one, labels));
            row.add(shown(figures.averagePrecisions().get(one.label())));
            rows.add(row);
        }
        return new ReportTable(header, rows);
    }

    private static List<String> row(ClassFigures figures, LabelMap labels) {
        double threshold = figures.confidence().bestThreshold();
        boolean found = figures.truths() > 0 && figures.confidence().size() > 0;
        return List.of(
                labels.name(figures.label()),
                String.valueOf(figures.truths()),
                shown(figures.precision().mean()),
                shown(figures.precision().at50()),
                shown(figures.precision().at75()),
                found ? shown(OptionalDouble.of(figures.confidence().f1At(threshold))) : ABSENT,
                found ? String.format(Locale.ROOT, "%.2f", threshold) : ABSENT);
    }

    private static List<String> row(ClassAccuracy figures, LabelMap labels) {
        return List.of(
                labels.name(figures.label()),
                String.valueOf(figures.pictures()),
                String.valueOf(figures.answered()),
                shown(figures.precision()),
                shown(figures.recall()),
                shown(figures.f1()));
    }

    private static void requireSame(int classes, LabelMap labels) {
        if (classes != labels.size()) {
            throw new IllegalArgumentException(
                    "the figures are about " + classes + " classes, the label map has " + labels.size());
        }
    }

    private static String shown(OptionalDouble figure) {
        return figure.isPresent() ? String.format(Locale.ROOT, "%.3f", figure.getAsDouble()) : ABSENT;
    }
}
