package dev.sightline.cli.console;

import dev.sightline.core.metric.ClassMetrics;
import dev.sightline.core.metric.DetectionMetrics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Detection metrics as a JSON document and as tables for people. */
public final class MetricReport {

    private MetricReport() {}

    /**
     * The metrics under the names the field uses, null where there is nothing of that kind to find.
     *
     * @param keys what {@code AP_per_category} names each class by: a category id or a class name, in label order
     */
    public static Map<String, @Nullable Object> fields(DetectionMetrics metrics, List<String> keys) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        metrics.byName().forEach((name, metric) -> fields.put(name, orNull(metric)));
        Map<String, @Nullable Double> classes = new LinkedHashMap<>();
        for (ClassMetrics one : metrics.classes()) {
            classes.put(keys.get(one.label()), orNull(one.precision().mean()));
        }
        fields.put("AP_per_category", classes);
        return fields;
    }

    /** Prints the overall metrics, then a row for each class. */
    public static void print(PrintWriter out, DetectionMetrics metrics, List<String> names) {
        Table overall = new Table("<>", List.of("metric", "value"));
        metrics.byName().forEach((name, metric) -> overall.add(List.of(name, shown(metric))));
        overall.print(out);
        out.println();
        Table classes = new Table("<>>>>", List.of("class", "objects", "AP", "AP50", "AP75"));
        for (ClassMetrics one : metrics.classes()) {
            List<String> row = new ArrayList<>(List.of(names.get(one.label()), String.valueOf(one.targets())));
            row.add(shown(one.precision().mean()));
            row.add(shown(one.precision().at50()));
            row.add(shown(one.precision().at75()));
            classes.add(row);
        }
        classes.print(out);
        out.flush();
    }

    private static @Nullable Double orNull(OptionalDouble metric) {
        return metric.isPresent() ? metric.getAsDouble() : null;
    }

    private static String shown(OptionalDouble metric) {
        return metric.isPresent() ? String.format(Locale.ROOT, "%.4f", metric.getAsDouble()) : "-";
    }
}
