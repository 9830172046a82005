package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;
import java.util.EnumSet;
import java.util.List;

/**
 * A number of operations drawn from fourteen with equal chance, one after another, all of one strength (Cubuk et al. 2020,
 * "RandAugment: Practical automated data augmentation with a reduced search space", fig. 2): all of
 * AutoAugment's but inversion, and one that changes nothing.
 *
 * @param operations for each image, 1 to 14; usual 2
 * @param magnitude 0 (weakest) to 30; usual 9
 * @param fill byte of what moves in, 0 to 255
 */
public record RandAugment(int operations, double magnitude, int fill) implements Change {

    static final double MAX_MAGNITUDE = 30;

    private static final List<PolicyOperation> DRAWN =
            List.copyOf(EnumSet.complementOf(EnumSet.of(PolicyOperation.INVERT)));

    static final int MAX_OPERATIONS = 14;

    public RandAugment {
        Limits.requireWithin("the number of operations", operations, 1, MAX_OPERATIONS);
        Limits.requireWithin("the magnitude", magnitude, 0, MAX_MAGNITUDE);
        Limits.requireWithin("the fill", fill, 0, 255);
    }

    @Override
    public String name() {
        return "rand-augment";
    }

    @Override
    public Image apply(Image image, RandomStream random) {
        Image changed = image;
        for (int i = 0; i < operations; i++) {
            PolicyOperation operation = DRAWN.get(random.below(DRAWN.size()));
            changed = operation.apply(changed, magnitude / MAX_MAGNITUDE, random.happens(.5), fill);
        }
        return changed;
    }
}
