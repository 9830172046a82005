package dev.sightline.data.check;

import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.format.DatasetFormat;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.data.format.Recognition;
import dev.sightline.data.source.ListLabels;
import dev.sightline.data.source.SplitNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is in a dataset of boxes or of classes, split by split, and everything that is wrong with it.
 *
 * @param recognition the format it was read in, and why
 * @param splits those that could be read
 * @param derived those that training makes out of them, where it does
 * @param problems of all splits, each once
 * @param notes what the reader decided by itself, or why a split cannot be used at all
 */
public record DatasetCheck(
        Path root,
        Recognition recognition,
        List<SplitContent> splits,
        List<SplitContent> derived,
        List<DatasetProblem> problems,
        List<String> notes) {

    public DatasetCheck {
        splits = List.copyOf(splits);
        derived = List.copyOf(derived);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /**
     * Reads every split that the folder defines; {@code trainval} only where it is not {@code train} and {@code val} again.
     *
     * @param format empty to recognise it
     * @param labels what the labels of lists mean
     * @throws DatasetException if the folder is in no known format
     */
    public static DatasetCheck of(Path root, Optional<DatasetFormat> format, ListLabels labels) {
        Recognition recognition =
                format.map(given -> new Recognition(given, "as given")).orElseGet(() -> DatasetFormat.recognise(root));
        List<SplitContent> splits = new ArrayList<>();
        Set<DatasetProblem> problems = new LinkedHashSet<>();
        Set<String> notes = new LinkedHashSet<>();
        for (String name : SplitNames.withoutUnion(DatasetReader.splits(recognition.format(), root))) {
            try {
                DatasetReading reading = DatasetReader.readDefined(DatasetSource.of(root, name)
                        .withFormat(recognition.format())
                        .withListLabels(labels)
                        .withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
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
        List<SplitContent> derived = derived(root, recognition.format(), labels, notes);
        return new DatasetCheck(root, recognition, splits, derived, List.copyOf(problems), List.copyOf(notes));
    }

    /** The splits that training makes; a dataset that has none to use has none of these either. */
    private static List<SplitContent> derived(Path root, DatasetFormat format, ListLabels labels, Set<String> notes) {
        List<SplitContent> derived = new ArrayList<>();
        try {
            for (String name : DatasetReader.derivedSplits(format, root)) {
                DatasetReading reading = DatasetReader.read(DatasetSource.of(root, name)
                        .withFormat(format)
                        .withListLabels(labels)
                        .withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
                derived.add(SplitContent.of(name, reading.dataset()));
                notes.addAll(reading.notes());
            }
        } catch (DatasetException e) {
            notes.add("training could not divide it: " + e.getMessage());
        }
        return derived;
    }

    /** The check as fields of a JSON document. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("root", root.toString());
        fields.put("format", recognition.format().word());
        Map<String, Object> contents = new LinkedHashMap<>();
        splits.forEach(split -> contents.put(split.name(), split.fields()));
        fields.put("splits", contents);
        if (!derived.isEmpty()) {
            Map<String, Object> made = new LinkedHashMap<>();
            derived.forEach(split -> made.put(split.name(), split.fields()));
            fields.put("derived_splits", made);
        }
        fields.putAll(DatasetProblemList.fields(problems));
        fields.put("notes", notes);
        return fields;
    }

    /** One line of a table of counts. */
    public record CountRow(String words, List<Integer> counts) {
        public CountRow {
            counts = List.copyOf(counts);
        }
    }

    /** The totals, then each class; the counts in the order of {@link #splits()}. */
    public List<CountRow> counts() {
        return counts(splits);
    }

    /** The same of {@link #derived()}. */
    public List<CountRow> derivedCounts() {
        return counts(derived);
    }

    private static List<CountRow> counts(List<SplitContent> splits) {
        List<CountRow> rows = new ArrayList<>(rows(splits, "", SplitContent::totals));
        String before = splits.stream().findFirst().map(SplitContent::before).orElse("");
        rows.addAll(rows(splits, before, SplitContent::byClass));
        return rows;
    }

    private static List<CountRow> rows(
            List<SplitContent> splits, String before, Function<SplitContent, Map<String, Integer>> counted) {
        Set<String> names = new LinkedHashSet<>();
        splits.forEach(split -> names.addAll(counted.apply(split).keySet()));
        return names.stream()
                .map(name -> new CountRow(
                        before + name,
                        splits.stream()
                                .map(split -> counted.apply(split).getOrDefault(name, 0))
                                .toList()))
                .toList();
    }
}
