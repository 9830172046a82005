package dev.sightline.data.classify;

import dev.sightline.data.DatasetException;
import dev.sightline.data.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * Pictures with classes that were read, and everything about the reading that its user should know.
 *
 * @param dataset samples in order of id
 * @param recognition its format, and why it was taken for that
 * @param faults in the order of the files; empty under {@code FaultPolicy.FAIL}
 * @param notes what the reader decided by itself, such as splitting off {@code val}; to be said aloud
 * @param leftOut how many pictures are not in the dataset because of faults, as far as they were found at all
 */
public record ClassDatasetReading(
        ClassDataset dataset, ClassRecognition recognition, List<Fault> faults, List<String> notes, int leftOut) {

    public ClassDatasetReading {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(recognition, "recognition");
        faults = List.copyOf(faults);
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
        lines.add(recognition.format() + " (known by " + recognition.reason() + "): " + dataset.size() + " pictures, "
                + (dataset.multiLabel() ? "each of any number of " : "each of one of ") + counts.size() + " classes: "
                + classes);
        if (!faults.isEmpty()) {
            lines.add("faults: " + DatasetException.counts(faults) + "; left out: pictures " + leftOut);
        }
        lines.addAll(notes);
        return lines;
    }
}
