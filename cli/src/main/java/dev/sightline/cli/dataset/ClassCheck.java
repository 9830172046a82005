package dev.sightline.cli.dataset;

import dev.sightline.cli.console.Table;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.classify.ClassDatasetReader;
import dev.sightline.data.classify.ClassDatasetReading;
import dev.sightline.data.classify.ClassDatasetSource;
import dev.sightline.data.classify.ClassRecognition;
import dev.sightline.data.classify.ListLabels;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is in a dataset of images with classes, split by split, and everything that is wrong with it.
 *
 * @param images of each split that could be read
 * @param perClass of each split, images by class name
 * @param problems of all splits, each once
 * @param notes what the reader decided by itself, or why a split cannot be used at all
 */
public record ClassCheck(
        Path root,
        ClassRecognition recognition,
        Map<String, Integer> images,
        Map<String, Map<String, Integer>> perClass,
        List<DatasetProblem> problems,
        List<String> notes) {

    public ClassCheck {
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
        perClass = Collections.unmodifiableMap(new LinkedHashMap<>(perClass));
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /**
     * Reads every split that the folder defines.
     *
     * @throws DatasetException if the folder cannot be read in this format
     */
    public static ClassCheck of(Path root, ClassRecognition recognition, ListLabels labels) {
        Map<String, Integer> images = new LinkedHashMap<>();
        Map<String, Map<String, Integer>> perClass = new LinkedHashMap<>();
        Set<DatasetProblem> problems = new LinkedHashSet<>();
        Set<String> notes = new LinkedHashSet<>();
        for (String split : ClassDatasetReader.splits(root)) {
            ClassDatasetSource source = ClassDatasetSource.of(root, split)
                    .withFormat(recognition.format())
                    .withListLabels(labels)
                    .withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT);
            try {
                ClassDatasetReading reading = ClassDatasetReader.readDefined(source);
                images.put(split, reading.dataset().size());
                perClass.put(split, perClass(reading));
                problems.addAll(reading.problems());
                notes.addAll(reading.notes());
            } catch (DatasetException e) {
                if (e.problems().isEmpty()) {
                    throw e;
                }
                problems.addAll(e.problems());
                notes.add("split '" + split + "' cannot be used");
            }
        }
        return new ClassCheck(root, recognition, images, perClass, List.copyOf(problems), List.copyOf(notes));
    }

    /** The check as fields of a JSON document. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("root", root.toString());
        fields.put("format", recognition.format().name().toLowerCase(Locale.ROOT));
        Map<String, Object> splits = new LinkedHashMap<>();
        perClass.forEach((split, classes) -> {
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("images", images.getOrDefault(split, 0));
            content.put("classes", classes);
            splits.put(split, content);
        });
        fields.put("splits", splits);
        fields.putAll(new DatasetProblemList(problems).fields());
        fields.put("notes", notes);
        return fields;
    }

    /** Prints the content, then at most {@code shown} problems, then their counts. */
    public void print(PrintWriter out, int shown) {
        out.println(root + ": " + recognition.format() + " (" + recognition.reason() + ")");
        if (!images.isEmpty()) {
            out.println();
            contents().print(out);
        }
        notes.forEach(note -> out.println("note: " + note));
        out.println();
        new DatasetProblemList(problems).print(out, shown);
        out.flush();
    }

    private static Map<String, Integer> perClass(ClassDatasetReading reading) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<String> names = reading.dataset().labels().names();
        for (int i = 0; i < names.size(); i++) {
            counts.put(names.get(i), reading.perClass().get(i));
        }
        return counts;
    }

    /** A row for each class, a column for each split. */
    private Table contents() {
        List<String> heading = new ArrayList<>(List.of(""));
        heading.addAll(images.keySet());
        Table table = new Table("<" + ">".repeat(images.size()), heading);
        table.add(row("images", List.copyOf(images.values())));
        Set<String> classes = new LinkedHashSet<>();
        perClass.values().forEach(counts -> classes.addAll(counts.keySet()));
        for (String name : classes) {
            table.add(row(
                    name,
                    perClass.values().stream()
                            .map(counts -> counts.getOrDefault(name, 0))
                            .toList()));
        }
        return table;
    }

    private static List<String> row(String name, List<Integer> counts) {
        List<String> cells = new ArrayList<>(List.of(name));
        counts.forEach(count -> cells.add(String.valueOf(count)));
        return cells;
    }
}
