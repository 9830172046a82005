package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Picture;

/**
 * One rectangle of random area and proportions replaced by noise (Zhong et al. 2020, "Random Erasing Data Augmentation",
 * algorithm 1, with up to ten draws until one fits).
 *
 * @param probability 0 to 1; usual 0.25
 * @param minArea smallest share of the picture's area, 0 to 1; usual 0.02
 * @param maxArea largest share; usual 0.33
 * @param minRatio smallest {@code height / width}, 0.05 to 1; the largest is its inverse; usual 0.3
 */
public record RandomErasing(double probability, double minArea, double maxArea, double minRatio) implements Change {

    static final double SMALLEST_RATIO = .05;

    private static final int ATTEMPTS = 10;

    public RandomErasing {
        Limits.requireProbability(probability);
        Limits.requireWithin("the smallest area", minArea, 0, 1);
        Limits.requireWithin("the largest area", maxArea, 0, 1);
        Limits.requireOrdered("area", minArea, maxArea);
        Limits.requireWithin("the smallest ratio", minRatio, SMALLEST_RATIO, 1);
    }

    @Override
    public String name() {
        return "random-erasing";
    }

    @Override
    public Picture apply(Picture picture, RandomStream random) {
        if (!random.happens(probability)) {
            return picture;
        }
        double area = (double) picture.width() * picture.height();
        double range = -StrictMath.log(minRatio);
        for (int i = 0; i < ATTEMPTS; i++) {
            double erased = area * random.uniform(minArea, maxArea);
            double ratio = StrictMath.exp(random.uniform(-range, range));
            int height = (int) Math.round(Math.sqrt(erased * ratio));
            int width = (int) Math.round(Math.sqrt(erased / ratio));
            if (height < picture.height() && width < picture.width()) {
                int left = random.below(picture.width() - width + 1);
                int top = random.below(picture.height() - height + 1);
                Picture changed = Pixels.copy(picture);
                Pixels.fillWithNoise(changed, left, top, left + width, top + height, random);
                return changed;
            }
        }
        return picture;
    }
}
