package dev.sightline.data.augment;

import dev.sightline.image.Image;

/**
 * A change of pixels that leaves targets alone.
 *
 * <p>Left open because its kinds live in a package of their own, which Java seals only within named modules.
 */
public non-sealed interface Photometry extends Augmentation {

    /** The image changed, of the same size; the one received stays as it is. */
    Image apply(Image image, RandomStream random);

    /**
     * Whether what becomes of a pixel does not depend on where it or another one lies: a {@link CanvasMap} listed later may
     * then be drawn first, which saves an interpolation.
     */
    boolean ignoresPosition();

    @Override
    default <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.photometry(this);
    }
}
