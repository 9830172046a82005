package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.RunPosition;
import dev.sightline.image.Picture;
import java.util.Optional;

/** A mixture of two pictures of one size and of what they show. */
public sealed interface Blend extends Transform permits Mixup, CutMix {

    /** Two pictures as one. */
    record Mixture(Picture picture, double weight) {}

    /** Whether this mixture is used at this point of the run. */
    boolean activeAt(RunPosition at);

    /** Draws whether a sample is mixed at all. */
    boolean chosen(RandomStream random);

    /** The mixture; its weight is the first picture's share. */
    Mixture mix(Picture first, Picture second, RandomStream random);

    /** The first of them that is chosen. */
    static Optional<Blend> choose(Iterable<Blend> blends, RunPosition at) {
        for (Blend blend : blends) {
            if (blend.activeAt(at) && blend.chosen(at.random(blend.name()))) {
                return Optional.of(blend);
            }
        }
        return Optional.empty();
    }
}
