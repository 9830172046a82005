package dev.sightline.cli.console;

import dev.sightline.core.classification.ClassAccuracy;
import dev.sightline.core.classification.ClassificationFigures;
import dev.sightline.core.classification.ClassifierFigures;
import dev.sightline.core.classification.MultiLabelFigures;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Classification figures as a JSON document and as tables for people. */
public final class ClassificationReport {

    private ClassificationReport() {}

    /**
     * The figures: {@code top1}, {@code top5}, {@code loss}, {@code balanced-accuracy}, {@code macro-F1}, {@code ECE},
     * {@code pictures}, {@code per-class} (by name: {@code pictures}, {@code precision}, {@code recall}, {@code F1}, null
     * where there is none), {@code confusion} (rows of true classes) and {@code notes}. Where pictures show any number of
     * classes, the figures are {@code mAP}, {@code micro-F1}, {@code macro-F1}, {@code exact-match} and {@code loss}, each
     * class has its {@code AP}, and there is no confusion.
     */
    public static Map<String, @Nullable Object> fields(
            ClassifierFigures figures, List<String> names, List<String> notes) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(figures.byName());
        fields.put("pictures", figures.pictures());
        Map<String, Object> classes = new LinkedHashMap<>();
        for (ClassAccuracy one : figures.classes()) {
            Map<String, @Nullable Object> own = new LinkedHashMap<>();
            own.put("pictures", one.pictures());
            own.put("precision", orNull(one.precision()));
            own.put("recall", orNull(one.recall()));
            own.put("F1", orNull(one.f1()));
            precisions(figures).ifPresent(all -> own.put("AP", orNull(all.get(one.label()))));
            classes.put(names.get(one.label()), own);
        }
        fields.put("per-class", classes);
        confusion(figures).ifPresent(rows -> fields.put("confusion", rows));
        fields.put("notes", notes);
        return fields;
    }

    /** Prints the overall figures, then a row for each class. */
    public static void print(PrintWriter out, ClassifierFigures figures, List<String> names) {
        Table overall = new Table("<>", List.of("figure", "value"));
        figures.byName().forEach((name, figure) -> overall.add(List.of(name, shown(OptionalDouble.of(figure)))));
        overall.add(List.of("pictures", String.valueOf(figures.pictures())));
        overall.print(out);
        out.println();
        Optional<List<OptionalDouble>> precisions = precisions(figures);
        List<String> header = new ArrayList<>(List.of("class", "pictures", "precision", "recall", "F1"));
        precisions.ifPresent(all -> header.add("AP"));
        Table classes = new Table("<" + ">".repeat(header.size() - 1), header);
        for (ClassAccuracy one : figures.classes()) {
            List<String> row = new ArrayList<>(List.of(
                    names.get(one.label()),
                    String.valueOf(one.pictures()),
                    shown(one.precision()),
                    shown(one.recall()),
                    shown(one.f1())));
            precisions.ifPresent(all -> row.add(shown(all.get(one.label()))));
            classes.add(row);
        }
        classes.print(out);
        out.flush();
    }

    private static Optional<List<OptionalDouble>> precisions(ClassifierFigures figures) {
        return figures.accept(new ClassifierFigures.Visitor<>() {
            @Override
            public Optional<List<OptionalDouble>> oneClass(ClassificationFigures found) {
                return Optional.empty();
            }

            @Override
            public Optional<List<OptionalDouble>> anyClasses(MultiLabelFigures found) {
                return Optional.of(found.averagePrecisions());
            }
        });
    }

    private static Optional<List<List<Integer>>> confusion(ClassifierFigures figures) {
        return figures.accept(new ClassifierFigures.Visitor<>() {
            @Override
            public Optional<List<List<Integer>>> oneClass(ClassificationFigures found) {
                return Optional.of(found.confusion().rows());
            }

            @Override
            public Optional<List<List<Integer>>> anyClasses(MultiLabelFigures found) {
                return Optional.empty();
            }
        });
    }

    private static @Nullable Double orNull(OptionalDouble figure) {
        return figure.isPresent() ? figure.getAsDouble() : null;
    }

    private static String shown(OptionalDouble figure) {
        return figure.isPresent() ? String.format(Locale.ROOT, "%.4f", figure.getAsDouble()) : "-";
    }
}
