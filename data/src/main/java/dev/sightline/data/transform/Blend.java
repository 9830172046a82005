package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.RunPosition;
import dev.sightline.image.Image;
import java.util.Optional;

/** A mixture of two images of one size and of what they show. */
public sealed interface Blend extends Transform permits Mixup, CutMix {

    /** Two images as one. */
    record Mixture(Image image, double weight) {}

    /** For each sample, 0 to 1. */
    double probability();

    /** How many epochs at the end of the run go without; 0 for none. */
    int offLastEpochs();

    /** Whether this mixture is used at this point of the run. */
    default boolean activeAt(RunPosition at) {
        return probability() > 0 && !at.withinLast(offLastEpochs());
    }

    /** The mixture; its weight is the first image's share. */
    Mixture mix(Image first, Image second, RandomStream random);

    /** The first of them that is active and drawn; the others leave the sample alone. */
    static Optional<Blend> choose(Iterable<Blend> blends, RunPosition at) {
        for (Blend blend : blends) {
            if (blend.activeAt(at) && at.random(blend.name()).happens(blend.probability())) {
                return Optional.of(blend);
            }
        }
        return Optional.empty();
    }
}
