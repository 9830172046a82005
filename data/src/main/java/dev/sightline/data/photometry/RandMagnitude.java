package dev.sightline.data.photometry;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import java.util.Objects;

/**
 * How strong an operation of {@link RandAugment} is: drawn from a normal distribution for each operation and limited to
 * the scale, as timm's "mstd".
 *
 * @param space whose scale it is
 * @param mean 0 to the space's highest magnitude
 * @param deviation of the normal distribution, 0 (always the mean) to the highest magnitude
 */
public record RandMagnitude(RandAugmentSpace space, double mean, double deviation) {

    public RandMagnitude {
        Objects.requireNonNull(space, "space");
        Ranges.requireWithin("the magnitude", mean, 0, space.highest());
        Ranges.requireWithin("the magnitude's deviation", deviation, 0, space.highest());
    }

    /** A share of the scale, 0 to 1; without a deviation no random number is used up. */
    double strength(RandomStream random) {
        if (deviation == 0) {
            return mean / space.highest();
        }
        double drawn = mean + deviation * random.gaussian();
        return Math.max(0, Math.min(space.highest(), drawn)) / space.highest();
    }
}
