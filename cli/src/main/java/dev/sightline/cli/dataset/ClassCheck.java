package dev.sightline.cli.dataset;

import dev.sightline.cli.console.Table;
import dev.sightline.data.DatasetException;
import dev.sightline.data.Fault;
import dev.sightline.data.FaultPolicy;
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
 * What is in a dataset of pictures with classes, split by split, and everything that is wrong with it.
 *
 * @param pictures of each split that could be read
 * @param perClass of each split, pictures by class name
 * @param faults of all splits, each once
 * @param notes what the reader decided by itself, or why a split cannot be used at all
 */
public record ClassCheck(
        Path root,
        ClassRecognition recognition,
        Map<String, Integer> pictures,
        Map<String, Map<String, Integer>> perClass,
        List<Fault> faults,
        List<String> notes) {

    public ClassCheck {
        pictures = Collections.unmodifiableMap(new LinkedHashMap<>(pictures));
        perClass = Collections.unmodifiableMap(new LinkedHashMap<>(perClass));
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    /**
     * Reads every split that the folder defines.
     *
     * @throws DatasetException if the folder cannot be read in this format
     */
    public static ClassCheck of(Path root, ClassRecognition recognition, ListLabels labels) {
        Map<String, Integer> pictures = new LinkedHashMap<>();
        Map<String, Map<String, Integer>> perClass = new LinkedHashMap<>();
        Set<Fault> faults = new LinkedHashSet<>();
        Set<String> notes = new LinkedHashSet<>();
        for (String split : ClassDatasetReader.splits(root)) {
            ClassDatasetSource source = ClassDatasetSource.of(root, split)
                    .withFormat(recognition.format())
                    .withListLabels(labels)
                    .withPolicy(FaultPolicy.SKIP_AND_COUNT);
            try {
                ClassDatasetReading reading = ClassDatasetReader.readDefined(source);
                pictures.put(split, reading.dataset().size());
                perClass.put(split, perClass(reading));
                faults.addAll(reading.faults());
                notes.addAll(reading.notes());
            } catch (DatasetException e) {
                if (e.faults().isEmpty()) {
                    throw e;
                }
                faults.addAll(e.faults());
                notes.add("split '" + split + "' cannot be used");
            }
        }
        return new ClassCheck(root, recognition, pictures, perClass, List.copyOf(faults), List.copyOf(notes));
    }

    /** The check as fields of a JSON document. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("root", root.toString());
        fields.put("format", recognition.format().name().toLowerCase(Locale.ROOT));
        Map<String, Object> splits = new LinkedHashMap<>();
        perClass.forEach((split, classes) -> {
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("pictures", pictures.getOrDefault(split, 0));
            content.put("classes", classes);
            splits.put(split, content);
        });
        fields.put("splits", splits);
        fields.putAll(new FaultList(faults).fields());
        fields.put("notes", notes);
        return fields;
    }

    /** Prints the content, then at most {@code shown} faults, then their counts. */
    public void print(PrintWriter out, int shown) {
        out.println(root + ": " + recognition.format() + " (" + recognition.reason() + ")");
        if (!pictures.isEmpty()) {
            out.println();
            contents().print(out);
        }
        notes.forEach(note -> out.println("note: " + note));
        out.println();
        new FaultList(faults).print(out, shown);
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
        heading.addAll(pictures.keySet());
        Table table = new Table("<" + ">".repeat(pictures.size()), heading);
        table.add(row("pictures", List.copyOf(pictures.values())));
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
