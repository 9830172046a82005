package dev.sightline.cli.dataset;

import dev.sightline.cli.console.Table;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.format.DatasetFormat;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.data.format.Recognition;
import dev.sightline.data.source.SplitNames;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is in a dataset, split by split, and everything that is wrong with it.
 *
 * @param splits those that could be read
 * @param problems of all splits, each once
 * @param notes what the reader decided by itself, or why a split cannot be used at all
 */
public record DatasetCheck(
        Path root,
        Recognition recognition,
        List<SplitContent> splits,
        List<DatasetProblem> problems,
        List<String> notes) {

    public DatasetCheck {
        splits = List.copyOf(splits);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /**
     * Reads every split that the folder defines; {@code trainval} only where it is not {@code train} and {@code val} again.
     *
     * @throws DatasetException if the folder is in no known format
     */
    public static DatasetCheck of(Path root, Optional<DatasetFormat> format) {
        Recognition recognition =
                format.map(told -> new Recognition(told, "as told")).orElseGet(() -> DatasetFormat.recognise(root));
        List<String> names = new ArrayList<>(DatasetReader.splits(recognition.format(), root));
        if (names.contains(SplitNames.TRAIN) && names.contains(SplitNames.VAL)) {
            names.remove(SplitNames.TRAINVAL);
        }
        List<SplitContent> splits = new ArrayList<>();
        Set<DatasetProblem> problems = new LinkedHashSet<>();
        Set<String> notes = new LinkedHashSet<>();
        for (String name : names) {
            DatasetSource source = DatasetSource.of(root, name)
                    .withFormat(recognition.format())
                    .withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT);
            try {
                DatasetReading reading = DatasetReader.readDefined(source);
                splits.add(SplitContent.of(name, reading.dataset()));
                problems.addAll(reading.problems());
                notes.addAll(reading.notes());
            } catch (DatasetException e) {
                if (e.problems().isEmpty()) {
                    throw e;
                }
                problems.addAll(e.problems());
                notes.add("split '" + name + "' cannot be used");
            }
        }
        return new DatasetCheck(root, recognition, splits, List.copyOf(problems), List.copyOf(notes));
    }

    /** The check as fields of a JSON document. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("root", root.toString());
        fields.put("format", recognition.format().name().toLowerCase(Locale.ROOT));
        Map<String, Object> contents = new LinkedHashMap<>();
        splits.forEach(split -> contents.put(split.name(), split.fields()));
        fields.put("splits", contents);
        fields.putAll(new DatasetProblemList(problems).fields());
        fields.put("notes", notes);
        return fields;
    }

    /** Prints the content, then at most {@code shown} problems, then their counts. */
    public void print(PrintWriter out, int shown) {
        out.println(root + ": " + recognition.format() + " (" + recognition.reason() + ")");
        if (!splits.isEmpty()) {
            out.println();
            contents().print(out);
        }
        notes.forEach(note -> out.println("note: " + note));
        out.println();
        new DatasetProblemList(problems).print(out, shown);
        out.flush();
    }

    /** A row for each class, a column for each split. */
    private Table contents() {
        List<String> heading = new ArrayList<>(List.of(""));
        splits.forEach(split -> heading.add(split.name()));
        Table table = new Table("<" + ">".repeat(splits.size()), heading);
        table.add(row("images", splits.stream().map(SplitContent::images).toList()));
        table.add(row(
                "without boxes", splits.stream().map(SplitContent::withoutBoxes).toList()));
        Set<String> classes = new LinkedHashSet<>();
        splits.forEach(split -> classes.addAll(split.boxes().keySet()));
        for (String name : classes) {
            table.add(row(
                    "boxes of " + name,
                    splits.stream()
                            .map(split -> split.boxes().getOrDefault(name, 0))
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
