package dev.sightline.cli.console;

import dev.sightline.core.classification.ClassAccuracy;
import dev.sightline.core.classification.ClassificationMetrics;
import dev.sightline.core.classification.ClassifierMetrics;
import dev.sightline.core.classification.MultiLabelMetrics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Classification metrics as a JSON document and as tables for people. */
public final class ClassificationReport {

    private ClassificationReport() {}

    /**
     * The metrics: {@code top1}, {@code top5}, {@code loss}, {@code balanced-accuracy}, {@code macro-F1}, {@code ECE},
     * {@code images}, {@code per-class} (by name: {@code images}, {@code precision}, {@code recall}, {@code F1}, null
     * where there is none), {@code confusion} (rows of true classes) and {@code notes}. Where images show any number of
     * classes, the metrics are {@code mAP}, {@code micro-F1}, {@code macro-F1}, {@code exact-match} and {@code loss}, each
     * class has its {@code AP}, and there is no confusion.
     */
    public static Map<String, @Nullable Object> fields(
            ClassifierMetrics metrics, List<String> names, List<String> notes) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(metrics.byName());
        fields.put("images", metrics.images());
        Map<String, Object> classes = new LinkedHashMap<>();
        for (ClassAccuracy one : metrics.classes()) {
            Map<String, @Nullable Object> own = new LinkedHashMap<>();
            own.put("images", one.images());
            own.put("precision", orNull(one.precision()));
            own.put("recall", orNull(one.recall()));
            own.put("F1", orNull(one.f1()));
            precisions(metrics).ifPresent(all -> own.put("AP", orNull(all.get(one.label()))));
            classes.put(names.get(one.label()), own);
        }
        fields.put("per-class", classes);
        confusion(metrics).ifPresent(rows -> fields.put("confusion", rows));
        fields.put("notes", notes);
        return fields;
    }

    /** Prints the overall metrics, then a row for each class. */
    public static void print(PrintWriter out, ClassifierMetrics metrics, List<String> names) {
        Table overall = new Table("<>", List.of("metric", "value"));
        metrics.byName().forEach((name, metric) -> overall.add(List.of(name, shown(OptionalDouble.of(metric)))));
        overall.add(List.of("images", String.valueOf(metrics.images())));
        overall.print(out);
        out.println();
        Optional<List<OptionalDouble>> precisions = precisions(metrics);
        List<String> header = new ArrayList<>(List.of("class", "images", "precision", "recall", "F1"));
        precisions.ifPresent(all -> header.add("AP"));
        Table classes = new Table("<" + ">".repeat(header.size() - 1), header);
        for (ClassAccuracy one : metrics.classes()) {
            List<String> row = new ArrayList<>(List.of(
                    names.get(one.label()),
                    String.valueOf(one.images()),
                    shown(one.precision()),
                    shown(one.recall()),
                    shown(one.f1())));
            precisions.ifPresent(all -> row.add(shown(all.get(one.label()))));
            classes.add(row);
        }
        classes.print(out);
        out.flush();
    }

    private static Optional<List<OptionalDouble>> precisions(ClassifierMetrics metrics) {
        return metrics.accept(new ClassifierMetrics.Visitor<>() {
            @Override
            public Optional<List<OptionalDouble>> oneClass(ClassificationMetrics found) {
                return Optional.empty();
            }

            @Override
            public Optional<List<OptionalDouble>> anyClasses(MultiLabelMetrics found) {
                return Optional.of(found.averagePrecisions());
            }
        });
    }

    private static Optional<List<List<Integer>>> confusion(ClassifierMetrics metrics) {
        return metrics.accept(new ClassifierMetrics.Visitor<>() {
            @Override
            public Optional<List<List<Integer>>> oneClass(ClassificationMetrics found) {
                return Optional.of(found.confusion().rows());
            }

            @Override
            public Optional<List<List<Integer>>> anyClasses(MultiLabelMetrics found) {
                return Optional.empty();
            }
        });
    }

    private static @Nullable Double orNull(OptionalDouble metric) {
        return metric.isPresent() ? metric.getAsDouble() : null;
    }

    private static String shown(OptionalDouble metric) {
        return metric.isPresent() ? String.format(Locale.ROOT, "%.4f", metric.getAsDouble()) : "-";
    }
}
