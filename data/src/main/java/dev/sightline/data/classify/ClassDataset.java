package dev.sightline.data.classify;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.Annotation;
import dev.sightline.data.Dataset;
import java.util.List;
import java.util.Objects;

/**
 * Samples of one split under one label map, in a fixed order.
 *
 * @param multiLabel whether an image may show any number of classes; otherwise each shows exactly one
 */
public record ClassDataset(LabelMap labels, List<ClassSample> samples, boolean multiLabel) {

    public ClassDataset {
        Objects.requireNonNull(labels, "labels");
        samples = List.copyOf(samples);
        for (ClassSample sample : samples) {
            requireFit(labels, sample, multiLabel);
        }
    }

    /** The whole images of a detection dataset, each with the classes of its annotations. */
    public static ClassDataset ofImages(Dataset dataset) {
        List<ClassSample> samples = dataset.samples().stream()
                .map(sample -> new ClassSample(
                        sample.id(),
                        sample.image(),
                        new ImagePart.Whole(),
                        sample.annotations().stream()
                                .map(Annotation::label)
                                .distinct()
                                .sorted()
                                .toList()))
                .toList();
        return new ClassDataset(dataset.labels(), samples, true);
    }

    public int size() {
        return samples.size();
    }

    private static void requireFit(LabelMap labels, ClassSample sample, boolean multiLabel) {
        if (!multiLabel && sample.labels().size() != 1) {
            throw new IllegalArgumentException(
                    "sample " + sample.id() + " must have exactly one class, has " + sample.labels());
        }
        for (int label : sample.labels()) {
            if (label >= labels.size()) {
                throw new IllegalArgumentException("sample " + sample.id() + " has class " + label
                        + ", but the label map has only " + labels.size() + " classes");
            }
        }
    }
}
