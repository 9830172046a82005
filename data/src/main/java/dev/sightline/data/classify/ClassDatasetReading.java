package dev.sightline.data.classify;

import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * Images with classes that were read, and everything about the reading that its user should know.
 *
 * @param dataset samples in order of id
 * @param recognition its format, and why it was taken for that
 * @param problems in the order of the files; empty under {@code DatasetProblemPolicy.FAIL}
 * @param notes what the reader decided by itself, such as splitting off {@code val}; to be said aloud
 * @param leftOut how many images are not in the dataset because of problems, as far as they were found at all
 */
public record ClassDatasetReading(
        Dataset dataset, ClassRecognition recognition, List<DatasetProblem> problems, List<String> notes, int leftOut) {

    public ClassDatasetReading {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(recognition, "recognition");
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** How many samples show each class, in order of class. */
    public List<Integer> perClass() {
        Integer[] counts = new Integer[dataset.labels().size()];
        Arrays.fill(counts, 0);
        dataset.samples().forEach(sample -> sample.labels().forEach(label -> counts[label]++));
        return List.of(counts);
    }

    /** The whole reading for people, a fact on each line. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        StringJoiner classes = new StringJoiner(", ");
        List<Integer> counts = perClass();
        for (int i = 0; i < counts.size(); i++) {
            classes.add(dataset.labels().name(i) + " " + counts.get(i));
        }
        lines.add(recognition.format() + " (known by " + recognition.reason() + "): " + dataset.size() + " images, "
                + (dataset.multiLabel() ? "each of any number of " : "each of one of ") + counts.size() + " classes: "
                + classes);
        if (!problems.isEmpty()) {
            lines.add("problems: " + DatasetException.counts(problems) + "; left out: images " + leftOut);
        }
        lines.addAll(notes);
        return lines;
    }
}
