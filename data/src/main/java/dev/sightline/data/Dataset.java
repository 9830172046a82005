package dev.sightline.data;

import dev.sightline.core.label.LabelMap;
import java.util.List;
import java.util.Objects;

/**
 * Samples of one split under one label map, in a fixed order.
 *
 * <p>Immutable; every label of every annotation is within the map.
 */
public record Dataset(LabelMap labels, List<Sample> samples) {

    public Dataset {
        Objects.requireNonNull(labels, "labels");
        samples = List.copyOf(samples);
        for (Sample sample : samples) {
            requireKnownLabels(labels, sample);
        }
    }

    public int size() {
        return samples.size();
    }

    private static void requireKnownLabels(LabelMap labels, Sample sample) {
        for (Annotation annotation : sample.annotations()) {
            if (annotation.label() >= labels.size()) {
                throw new IllegalArgumentException("sample " + sample.id() + " has class " + annotation.label()
                        + ", but the label map has only " + labels.size() + " classes");
            }
        }
    }
}
