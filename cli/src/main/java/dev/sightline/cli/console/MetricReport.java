package dev.sightline.cli.console;

import dev.sightline.core.evaluation.ClassTable;
import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.core.text.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** An evaluation as tables for people. */
public final class MetricReport {

    private static final int DIGITS = 4;
    private static final String ABSENT = "-";

    private MetricReport() {}

    /** Prints the notes and the overall metrics, then a row for each class. */
    public static void print(PrintWriter out, Evaluation evaluation) {
        evaluation.notes().forEach(out::println);
        TextTable overall = new TextTable("<>", List.of("metric", "value"));
        evaluation.metrics().forEach((name, metric) -> overall.add(List.of(name, shown(metric))));
        overall.add(List.of("images", String.valueOf(evaluation.images())));
        overall.lines().forEach(out::println);
        out.println();
        classes(evaluation.classes()).lines().forEach(out::println);
        out.flush();
    }

    private static TextTable classes(ClassTable classes) {
        List<String> heading = new ArrayList<>(List.of("class"));
        classes.columns().forEach(column -> heading.add(column.name()));
        TextTable table = new TextTable("<" + ">".repeat(classes.columns().size()), heading);
        for (ClassTable.Row row : classes.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.name()));
            cells.addAll(classes.texts(row, DIGITS, ABSENT));
            table.add(cells);
        }
        return table;
    }

    private static String shown(OptionalDouble metric) {
        return metric.isPresent() ? String.format(Locale.ROOT, "%." + DIGITS + "f", metric.getAsDouble()) : ABSENT;
    }
}
