package dev.sightline.data.augment;

import dev.sightline.data.classify.ClassTarget;
import dev.sightline.image.Image;
import java.util.Objects;
import java.util.Optional;

/**
 * A canvas of the network's input size, in 8-bit RGB before normalization, with what is to be found on it.
 *
 * @param targets objects, in pixels of the canvas
 * @param classes of the whole canvas
 * @param labelMap the class of every pixel, where the source gives label maps
 */
public record AugmentedSample(Image canvas, Targets targets, ClassTarget classes, Optional<LabelRaster> labelMap) {

    public AugmentedSample {
        Objects.requireNonNull(canvas, "canvas");
        Objects.requireNonNull(targets, "targets");
        Objects.requireNonNull(classes, "classes");
        Objects.requireNonNull(labelMap, "labelMap");
    }

    /** A canvas without a label map. */
    public AugmentedSample(Image canvas, Targets targets, ClassTarget classes) {
        this(canvas, targets, classes, Optional.empty());
    }
}
