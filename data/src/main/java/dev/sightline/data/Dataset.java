package dev.sightline.data;

import dev.sightline.core.label.LabelMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Samples of one split under one label map, in a fixed order.
 *
 * <p>Immutable; every label of every annotation is within the map.
 *
 * @param kinds what its annotations are; a dataset of boxes on whose images nothing was found is one of boxes still
 * @param multiLabel whether an image may show any number of classes; otherwise each shows exactly one
 */
public record Dataset(LabelMap labels, List<Sample> samples, Set<AnnotationKind> kinds, boolean multiLabel) {

    public Dataset {
        Objects.requireNonNull(labels, "labels");
        samples = List.copyOf(samples);
        kinds = Collections.unmodifiableSet(
                kinds.isEmpty() ? EnumSet.noneOf(AnnotationKind.class) : EnumSet.copyOf(kinds));
        for (Sample sample : samples) {
            requireFit(labels, kinds, sample);
            if (!multiLabel && sample.labels().size() != 1) {
                throw new IllegalArgumentException(
                        "sample " + sample.id() + " must have exactly one class, has " + sample.labels());
            }
        }
    }

    /** Images with objects on them: boxes, and masks where there are any. */
    public static Dataset ofObjects(LabelMap labels, List<Sample> samples) {
        Set<AnnotationKind> kinds = EnumSet.of(AnnotationKind.BOX);
        samples.forEach(sample -> sample.annotations().forEach(annotation -> kinds.add(annotation.kind())));
        return new Dataset(labels, samples, kinds, true);
    }

    /**
     * Images with classes.
     *
     * @param multiLabel whether an image may show any number of them; otherwise each shows exactly one
     */
    public static Dataset ofClasses(LabelMap labels, List<Sample> samples, boolean multiLabel) {
        return new Dataset(labels, samples, EnumSet.of(AnnotationKind.CLASS), multiLabel);
    }

    public int size() {
        return samples.size();
    }

    /** Whether its annotations have boxes. */
    public boolean holdsBoxes() {
        return kinds.contains(AnnotationKind.BOX);
    }

    /** How many samples show each class, in order of class. */
    public List<Integer> imagesPerClass() {
        Integer[] counts = new Integer[labels.size()];
        Arrays.fill(counts, 0);
        samples.forEach(sample -> sample.labels().forEach(label -> counts[label]++));
        return List.of(counts);
    }

    private static void requireFit(LabelMap labels, Set<AnnotationKind> kinds, Sample sample) {
        for (Annotation annotation : sample.annotations()) {
            OptionalInt label = annotation.classNumber();
            if (label.isPresent() && label.getAsInt() >= labels.size()) {
                throw new IllegalArgumentException("sample " + sample.id() + " has class " + label.getAsInt()
                        + ", but the label map has only " + labels.size() + " classes");
            }
            if (!kinds.contains(annotation.kind())) {
                throw new IllegalArgumentException(
                        "sample " + sample.id() + " has " + annotation.kind().text() + " in a dataset of " + kinds);
            }
        }
    }
}
