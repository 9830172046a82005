package dev.sightline.data.augment;

import dev.sightline.core.contract.Size;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.classify.ClassTarget;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A sample as it is labelled.
 *
 * @param size of its image as shown; empty where only the image itself can say
 * @param annotations objects in pixels of that size
 * @param classes of the whole image
 */
public record SourceSample(Optional<Size> size, List<BoxAnnotation> annotations, ClassTarget classes) {

    public SourceSample {
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(classes, "classes");
        annotations = List.copyOf(annotations);
    }
}
