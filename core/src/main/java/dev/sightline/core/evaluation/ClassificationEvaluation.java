package dev.sightline.core.evaluation;

import dev.sightline.core.classification.ClassAccuracy;
import dev.sightline.core.classification.ClassificationMetrics;
import dev.sightline.core.classification.ClassifierMetrics;
import dev.sightline.core.classification.MultiLabelMetrics;
import dev.sightline.core.evaluation.ClassTable.Column;
import dev.sightline.core.evaluation.ClassTable.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A classifier's metrics as an evaluation, of one class an image or of any number of them. */
public final class ClassificationEvaluation {

    private static final List<Column> COLUMNS = List.of(
            new Column("images", Kind.COUNT, false),
            new Column("predicted", Kind.COUNT, false),
            new Column("precision", Kind.METRIC, false),
            new Column("recall", Kind.METRIC, false),
            new Column("F1", Kind.METRIC, true));

    private ClassificationEvaluation() {}

    /**
     * The metrics: {@code top1}, {@code top5}, {@code loss}, {@code balanced-accuracy}, {@code macro-F1} and {@code ECE};
     * where images show any number of classes {@code mAP}, {@code micro-F1}, {@code macro-F1}, {@code exact-match} and
     * {@code loss}. A JSON document has {@code images}, {@code per-class}, {@code confusion} (rows of true classes, where an
     * image shows one) and {@code notes} beside them.
     *
     * @throws IllegalArgumentException if there are not as many names as classes
     */
    public static Evaluation of(ClassifierMetrics metrics, List<String> names, List<String> notes) {
        ClassTable.requireNames(metrics.classes().size(), names);
        Map<String, OptionalDouble> named = new LinkedHashMap<>();
        metrics.byName().forEach((name, metric) -> named.put(name, OptionalDouble.of(metric)));
        ClassTable classes = metrics.accept(new Classes(names));
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("images", metrics.images());
        details.put("per-class", classes.fields());
        details.putAll(metrics.accept(new Confusion()));
        details.put("notes", notes);
        return new Evaluation(
                "Classification metrics",
                metrics.images(),
                named,
                metrics.leading(),
                classes,
                List.of(),
                details,
                notes,
                OptionalInt.empty());
    }

    private record Classes(List<String> names) implements ClassifierMetrics.Visitor<ClassTable> {

        @Override
        public ClassTable oneClass(ClassificationMetrics metrics) {
            return new ClassTable(
                    COLUMNS,
                    metrics.classes().stream()
                            .map(one -> new ClassTable.Row(names.get(one.label()), cells(one)))
                            .toList());
        }

        @Override
        public ClassTable anyClasses(MultiLabelMetrics metrics) {
            List<Column> columns = new ArrayList<>(COLUMNS);
            columns.add(new Column("AP", Kind.METRIC, false));
            List<ClassTable.Row> rows = new ArrayList<>();
            for (ClassAccuracy one : metrics.classes()) {
                List<OptionalDouble> cells = new ArrayList<>(cells(one));
                cells.add(metrics.averagePrecisions().get(one.label()));
                rows.add(new ClassTable.Row(names.get(one.label()), cells));
            }
            return new ClassTable(columns, rows);
        }

        private static List<OptionalDouble> cells(ClassAccuracy one) {
            return List.of(
                    OptionalDouble.of(one.images()),
                    OptionalDouble.of(one.predicted()),
                    one.precision(),
                    one.recall(),
                    one.f1());
        }
    }

    /** No class is taken for another where an image may show any number of them. */
    private static final class Confusion implements ClassifierMetrics.Visitor<Map<String, Object>> {

        @Override
        public Map<String, Object> oneClass(ClassificationMetrics metrics) {
            return Map.of("confusion", metrics.confusion().rows());
        }

        @Override
        public Map<String, Object> anyClasses(MultiLabelMetrics metrics) {
            return Map.of();
        }
    }
}
