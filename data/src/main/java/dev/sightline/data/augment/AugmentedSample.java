package dev.sightline.data.augment;

import dev.sightline.image.Image;
import java.util.Objects;

/**
 * A canvas of the network's input size, in 8-bit RGB before normalization, with what is to be found on it.
 *
 * @param targets in pixels of the canvas
 */
public record AugmentedSample(Image canvas, Targets targets) {

    public AugmentedSample {
        Objects.requireNonNull(canvas, "canvas");
        Objects.requireNonNull(targets, "targets");
    }
}
