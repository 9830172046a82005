package dev.sightline.data.augment;

import dev.sightline.data.classify.ClassTarget;
import dev.sightline.image.Image;
import java.util.Objects;

/**
 * A canvas of the network's input size, in 8-bit RGB before normalization, with what is to be found on it.
 *
 * @param targets objects, in pixels of the canvas
 * @param classes of the whole canvas
 */
public record AugmentedSample(Image canvas, Targets targets, ClassTarget classes) {

    public AugmentedSample {
        Objects.requireNonNull(canvas, "canvas");
        Objects.requireNonNull(targets, "targets");
        Objects.requireNonNull(classes, "classes");
    }
}
