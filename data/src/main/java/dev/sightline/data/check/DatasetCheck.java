package dev.sightline.data.check;

import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.classify.ClassDatasetReader;
import dev.sightline.data.classify.ClassDatasetReading;
import dev.sightline.data.classify.ClassDatasetSource;
import dev.sightline.data.classify.ClassFormat;
import dev.sightline.data.classify.ClassRecognition;
import dev.sightline.data.classify.ListLabels;
import dev.sightline.data.format.DatasetFormat;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.data.format.Recognition;
import dev.sightline.data.source.SplitNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is in a dataset of boxes or of classes, split by split, and everything that is wrong with it.
 *
 * @param format how it was read
 * @param reason why in this format
 * @param splits those that could be read
 * @param problems of all splits, each once
 * @param notes what the reader decided by itself, or why a split cannot be used at all
 */
public record DatasetCheck(
        Path root,
        String format,
        String reason,
        List<SplitContent> splits,
        List<DatasetProblem> problems,
        List<String> notes) {

    public DatasetCheck {
        splits = List.copyOf(splits);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** One split as it was read. */
    private record ReadContent(SplitContent content, List<DatasetProblem> problems, List<String> notes) {}

    /**
     * Reads every split that the folder defines.
     *
     * @param format of boxes; empty to recognise it, and with it whether the folder holds boxes or classes
     * @param labels what the labels of lists mean, for a folder of classes
     * @throws DatasetException if the folder is in no known format
     */
    public static DatasetCheck of(Path root, Optional<DatasetFormat> format, ListLabels labels) {
        Optional<ClassRecognition> classes = format.isEmpty() ? ofClasses(root) : Optional.empty();
        return classes.isPresent()
                ? ofClasses(root, classes.get(), labels)
                : ofBoxes(
                        root,
                        format.map(asked -> new Recognition(asked, "as asked")).orElseGet(() -> boxes(root)));
    }

    /** The check as fields of a JSON document. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("root", root.toString());
        fields.put("format", format.toLowerCase(Locale.ROOT));
        Map<String, Object> contents = new LinkedHashMap<>();
        splits.forEach(split -> contents.put(split.name(), split.fields()));
        fields.put("splits", contents);
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
        List<CountRow> rows = new ArrayList<>(rows("", SplitContent::totals));
        String before = splits.stream().findFirst().map(SplitContent::before).orElse("");
        rows.addAll(rows(before, SplitContent::byClass));
        return rows;
    }

    private List<CountRow> rows(String before, Function<SplitContent, Map<String, Integer>> counted) {
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

    /** Empty for a dataset of boxes, and for a folder that is no dataset: reading it as boxes says why. */
    private static Optional<ClassRecognition> ofClasses(Path root) {
        try {
            return Optional.of(ClassFormat.recognise(root)).filter(found -> found.format() != ClassFormat.CROPS);
        } catch (DatasetException e) {
            return Optional.empty();
        }
    }

    private static Recognition boxes(Path root) {
        try {
            return DatasetFormat.recognise(root);
        } catch (DatasetException e) {
            throw new DatasetException(
                    e.getMessage() + "\nimages with classes are read from\n" + ClassFormat.layouts(), e);
        }
    }

    private static DatasetCheck ofClasses(Path root, ClassRecognition recognition, ListLabels labels) {
        return of(root, recognition.format().name(), recognition.reason(), ClassDatasetReader.splits(root), split -> {
            ClassDatasetReading reading = ClassDatasetReader.readDefined(ClassDatasetSource.of(root, split)
                    .withFormat(recognition.format())
                    .withListLabels(labels)
                    .withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
            return new ReadContent(SplitContent.of(split, reading), reading.problems(), reading.notes());
        });
    }

    /** Without {@code trainval} where it is {@code train} and {@code val} again. */
    private static DatasetCheck ofBoxes(Path root, Recognition recognition) {
        List<String> splits = SplitNames.withoutUnion(DatasetReader.splits(recognition.format(), root));
        return of(root, recognition.format().name(), recognition.reason(), splits, split -> {
            DatasetReading reading = DatasetReader.readDefined(DatasetSource.of(root, split)
                    .withFormat(recognition.format())
                    .withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
            return new ReadContent(SplitContent.of(split, reading.dataset()), reading.problems(), reading.notes());
        });
    }

    private static DatasetCheck of(
            Path root, String format, String reason, List<String> names, Function<String, ReadContent> read) {
        List<SplitContent> splits = new ArrayList<>();
        Set<DatasetProblem> problems = new LinkedHashSet<>();
        Set<String> notes = new LinkedHashSet<>();
        for (String name : names) {
            try {
                ReadContent found = read.apply(name);
                splits.add(found.content());
                problems.addAll(found.problems());
                notes.addAll(found.notes());
            } catch (DatasetException e) {
                if (e.problems().isEmpty()) {
                    throw e;
                }
                problems.addAll(e.problems());
                notes.add("split '" + name + "' cannot be used");
            }
        }
        return new DatasetCheck(root, format, reason, splits, List.copyOf(problems), List.copyOf(notes));
    }
}
