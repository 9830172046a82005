package dev.sightline.data.augment;

/**
 * Which images make the canvas, and where each lies. Comes before everything else; there is at most one.
 *
 * <p>Left open because its kinds live in a package of their own, which Java seals only within named modules.
 */
public non-sealed interface Arrangement extends Mixing {

    void arrange(Scene scene, RandomStream random);

    @Override
    default <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.arrangement(this);
    }
}
