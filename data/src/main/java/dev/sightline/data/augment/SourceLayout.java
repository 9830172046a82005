package dev.sightline.data.augment;

import dev.sightline.core.contract.Placement;
import dev.sightline.image.Affine;

/** Where a source image, resized by the contract's rule, lies on the canvas before the canvas itself is mapped. */
interface SourceLayout {

    /** From pixels of the source's window to the canvas. */
    Affine toCanvas(Placement placement);

    /** Where the contract places an image that has the canvas for itself. */
    static Affine alone(Placement placement) {
        return Affine.scale(placement.scaleX(), placement.scaleY())
                .then(Affine.translation(placement.left(), placement.top()));
    }
}
