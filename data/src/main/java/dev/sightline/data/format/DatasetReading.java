package dev.sightline.data.format;

import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A dataset that was read, and the record of the reading.
 *
 * @param dataset samples in order of id
 * @param recognition its format, and why it was taken for that
 * @param problems in the order of the files; empty under {@code DatasetProblemPolicy.FAIL}
 * @param notes what the reader decided by itself, such as splitting off {@code val}; to be logged
 * @param left what was left out because of problems
 * @param notKept what the files state and Sightline has no place for, with how often: {@code "truncated flag" -> 12}
 */
public record DatasetReading(
        Dataset dataset,
        Recognition recognition,
        List<DatasetProblem> problems,
        List<String> notes,
        LeftOut left,
        Map<String, Integer> notKept) {

    /** How many images and boxes were left out, and how many boxes were cut at the image's edge. */
    public record LeftOut(int images, int boxes, int clipped) {}

    public DatasetReading {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(recognition, "recognition");
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        Objects.requireNonNull(left, "left");
        notKept = Collections.unmodifiableSortedMap(new TreeMap<>(notKept));
    }

    /** The same reading with what was made of its dataset. */
    public DatasetReading with(Dataset other) {
        return new DatasetReading(other, recognition, problems, notes, left, notKept);
    }

    /** The whole reading for people, a fact on each line. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add(recognition.format() + " (known by " + recognition.reason() + "): " + dataset.size() + " images, "
                + content());
        if (!problems.isEmpty()) {
            lines.add("problems: " + DatasetException.counts(problems) + "; left out: images " + left.images()
                    + (dataset.holdsBoxes()
                            ? ", boxes " + left.boxes() + "; boxes cut at the edge: " + left.clipped()
                            : ""));
        }
        lines.addAll(notes);
        return lines;
    }

    private String content() {
        List<String> names = dataset.labels().names();
        if (dataset.holdsBoxes()) {
            long boxes = dataset.samples().stream()
                    .mapToLong(sample -> sample.boxes().size())
                    .sum();
            return boxes + " boxes, " + names.size() + " classes: " + String.join(", ", names);
        }
        List<Integer> counts = dataset.imagesPerClass();
        StringJoiner classes = new StringJoiner(", ");
        for (int i = 0; i < counts.size(); i++) {
            classes.add(names.get(i) + " " + counts.get(i));
        }
        return (dataset.multiLabel() ? "each of any number of " : "each of one of ") + counts.size() + " classes: "
                + classes;
    }
}
