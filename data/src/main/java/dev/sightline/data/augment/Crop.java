package dev.sightline.data.augment;

import dev.sightline.core.contract.Size;
import java.util.OptionalInt;

/**
 * Which part of a source image is used, and how it is resized. Comes before every other geometry; there is at most one.
 *
 * <p>Left open because its kinds live in a package of their own, which Java seals only within named modules.
 */
public non-sealed interface Crop extends Geometry {

    /**
     * The part of a source image and where it lies on the canvas.
     *
     * @param source the image's size
     */
    Frame frame(Size source, Framing framing, RandomStream random);

    /** The byte that the canvas shows beside the part, where it is not the contract's padding. */
    default OptionalInt background() {
        return OptionalInt.empty();
    }

    @Override
    default <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.crop(this);
    }
}
