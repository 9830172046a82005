package dev.sightline.data.augment;

import dev.sightline.image.Affine;

/** Where a resized source image lies on the canvas before the canvas itself is mapped. */
@FunctionalInterface
public interface SourceLayout {

    /** From pixels of the resized part to the canvas: a translation. */
    Affine toCanvas(Frame frame);
}
