package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;
import java.util.Objects;

/**
 * One of a policy's 25 pairs of operations, drawn for each image; each of the two applies with its own probability and
 * at its own strength, to either side where it has one (Cubuk et al. 2019, "AutoAugment: Learning Augmentation
 * Strategies from Data").
 *
 * @param fill byte of what moves in, 0 to 255; the authors have 128
 */
public record AutoAugment(AutoAugmentPolicy policy, int fill) implements Change {

    public AutoAugment {
        Objects.requireNonNull(policy, "policy");
        Limits.requireWithin("the fill", fill, 0, 255);
    }

    @Override
    public String name() {
        return "auto-augment";
    }

    @Override
    public Image apply(Image image, RandomStream random) {
        Image changed = image;
        for (PolicyStep step : policy.pairs().get(random.below(policy.pairs().size()))) {
            boolean applies = random.happens(step.probability());
            boolean backwards = random.happens(.5);
            if (applies) {
                changed = step.operation().apply(changed, step.strength(), backwards, fill);
            }
        }
        return changed;
    }
}
