package dev.sightline.data.augment;

import dev.sightline.core.contract.Size;
import dev.sightline.image.Projective;

/**
 * A map of the whole canvas. Maps listed one after another become one, so that pixels are interpolated once.
 *
 * <p>Left open because its kinds live in a package of their own, which Java seals only within named modules.
 */
public non-sealed interface CanvasMap extends Geometry {

    /** From the canvas as it was to the canvas as it will be; the identity where nothing was drawn. */
    Projective map(Size canvas, RandomStream random);

    @Override
    default <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.canvasMap(this);
    }
}
