package dev.sightline.cli.console;

import dev.sightline.core.metric.ClassFigures;
import dev.sightline.core.metric.DetectionFigures;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Detection figures as a JSON document and as tables for people. */
public final class FigureReport {

    private FigureReport() {}

    /**
     * The figures under the names the field uses, null where there is nothing of that kind to find.
     *
     * @param keys what {@code AP_per_category} names each class by: a category id or a class name, in label order
     */
    public static Map<String, @Nullable Object> fields(DetectionFigures figures, List<String> keys) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        figures.byName().forEach((name, figure) -> fields.put(name, orNull(figure)));
        Map<String, @Nullable Double> classes = new LinkedHashMap<>();
        for (ClassFigures one : figures.classes()) {
            classes.put(keys.get(one.label()), orNull(one.precision().mean()));
        }
        fields.put("AP_per_category", classes);
        return fields;
    }

    /** Prints the overall figures, then a row for each class. */
    public static void print(PrintWriter out, DetectionFigures figures, List<String> names) {
        Table overall = new Table("<>", List.of("figure", "value"));
        figures.byName().forEach((name, figure) -> overall.add(List.of(name, shown(figure))));
        overall.print(out);
        out.println();
        Table classes = new Table("<>>>>", List.of("class", "objects", "AP", "AP50", "AP75"));
        for (ClassFigures one : figures.classes()) {
            List<String> row = new ArrayList<>(List.of(names.get(one.label()), String.valueOf(one.truths())));
            row.add(shown(one.precision().mean()));
            row.add(shown(one.precision().at50()));
            row.add(shown(one.precision().at75()));
            classes.add(row);
        }
        classes.print(out);
        out.flush();
    }

    private static @Nullable Double orNull(OptionalDouble figure) {
        return figure.isPresent() ? figure.getAsDouble() : null;
    }

    private static String shown(OptionalDouble figure) {
        return figure.isPresent() ? String.format(Locale.ROOT, "%.4f", figure.getAsDouble()) : "-";
    }
}
