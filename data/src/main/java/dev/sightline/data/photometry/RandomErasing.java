package dev.sightline.data.photometry;

import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Photometry;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.Image;

/**
 * One rectangle of random area and proportions replaced by noise (Zhong et al. 2020, "Random Erasing Data Augmentation",
 * algorithm 1, with up to ten draws until one fits).
 *
 * @param probability 0 to 1; usual 0.25
 * @param minArea smallest share of the image's area, 0 to 1; usual 0.02
 * @param maxArea largest share; usual 0.33
 * @param minRatio smallest {@code height / width}, 0.05 to 1; the largest is its inverse; usual 0.3
 */
public record RandomErasing(double probability, double minArea, double maxArea, double minRatio) implements Photometry {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("random-erasing", RandomErasing::read);

    private static final double SMALLEST_RATIO = .05;

    private static final int ATTEMPTS = 10;

    public RandomErasing {
        Ranges.requireProbability(probability);
        Ranges.requireWithin("the smallest area", minArea, 0, 1);
        Ranges.requireWithin("the largest area", maxArea, 0, 1);
        Ranges.requireOrdered("area", minArea, maxArea);
        Ranges.requireWithin("the smallest ratio", minRatio, SMALLEST_RATIO, 1);
    }

    private static RandomErasing read(AugmentationSettings settings) {
        double low = settings.upTo("min-area", 1).orElse(.02);
        double high = settings.upTo("max-area", 1).orElse(.33);
        return new RandomErasing(
                settings.probability(.25),
                settings.ordered("max-area", low, high),
                Math.max(low, high),
                settings.number("min-ratio").between(SMALLEST_RATIO, 1).orElse(.3));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public boolean ignoresPosition() {
        return false;
    }

    @Override
    public Image apply(Image image, RandomStream random) {
        if (!random.happens(probability)) {
            return image;
        }
        double area = (double) image.width() * image.height();
        double range = -StrictMath.log(minRatio);
        for (int i = 0; i < ATTEMPTS; i++) {
            double erased = area * random.uniform(minArea, maxArea);
            double ratio = StrictMath.exp(random.uniform(-range, range));
            int height = (int) Math.round(Math.sqrt(erased * ratio));
            int width = (int) Math.round(Math.sqrt(erased / ratio));
            if (height < image.height() && width < image.width()) {
                int left = random.below(image.width() - width + 1);
                int top = random.below(image.height() - height + 1);
                Image changed = Pixels.copy(image);
                Pixels.fillWithNoise(changed, left, top, left + width, top + height, random);
                return changed;
            }
        }
        return image;
    }
}
