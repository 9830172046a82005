package dev.sightline.data.augment;

import java.util.Optional;

/**
 * A mixture of two finished canvases and of what they show. Comes after everything else; of several listed, the first
 * that is drawn applies and the others leave the canvas alone.
 *
 * <p>Left open because its kinds live in a package of their own, which Java seals only within named modules.
 */
public non-sealed interface Blend extends Mixing {

    /** The mixture of two canvases of one size; those received stay as they are. */
    AugmentedSample blend(AugmentedSample first, AugmentedSample second, RandomStream random);

    /** Whether the mixture needs the pixels of each object, which are drawn only where something asks for them. */
    default boolean needsMasks() {
        return false;
    }

    @Override
    default <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.blend(this);
    }

    /** The first of them that is active and drawn. */
    static Optional<Blend> choose(Iterable<Blend> blends, RunPosition at) {
        for (Blend blend : blends) {
            if (blend.activeAt(at) && at.random(blend.name()).happens(blend.probability())) {
                return Optional.of(blend);
            }
        }
        return Optional.empty();
    }
}
