package dev.sightline.data.geometry;

import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Crop;
import dev.sightline.data.augment.Frame;
import dev.sightline.data.augment.Framing;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.data.augment.Window;

/**
 * A part of random area and proportions, resized to the input (Szegedy et al. 2015, "Going Deeper with Convolutions",
 * section 6), as torchvision does it: up to ten draws of an area and of proportions {@code width / height}, the latter
 * log-uniform; if no part of that kind fits, the middle, with proportions limited to the range.
 *
 * @param minArea smallest share of the image's area, 0.001 to 1; usual 0.08
 * @param maxArea largest share, at most 1
 * @param minRatio smallest proportions, 0.05 to 20; usual 3/4
 * @param maxRatio largest proportions; usual 4/3
 */
public record RandomResizedCrop(double minArea, double maxArea, double minRatio, double maxRatio) implements Crop {

    public static final AugmentationKind KIND =
            AugmentationKind.ofAllTargets("random-resized-crop", RandomResizedCrop::read);

    private static final double MIN_AREA = .001;
    private static final double LARGEST_RATIO = 20;

    private static final int ATTEMPTS = 10;

    public RandomResizedCrop {
        Ranges.requireWithin("the smallest area", minArea, MIN_AREA, 1);
        Ranges.requireWithin("the largest area", maxArea, MIN_AREA, 1);
        Ranges.requireOrdered("area", minArea, maxArea);
        Ranges.requireWithin("the smallest ratio", minRatio, 1 / LARGEST_RATIO, LARGEST_RATIO);
        Ranges.requireWithin("the largest ratio", maxRatio, 1 / LARGEST_RATIO, LARGEST_RATIO);
        Ranges.requireOrdered("ratio", minRatio, maxRatio);
    }

    private static RandomResizedCrop read(AugmentationSettings settings) {
        double area = settings.number("min-area").between(MIN_AREA, 1).orElse(.08);
        double ratio = settings.number("max-ratio").between(1, LARGEST_RATIO).orElse(4 / 3.0);
        double maxArea = settings.number("max-area").between(MIN_AREA, 1).orElse(1);
        double minRatio =
                settings.number("min-ratio").between(1 / LARGEST_RATIO, 1).orElse(1 / ratio);
        return new RandomResizedCrop(
                settings.ordered("max-area", area, maxArea), Math.max(area, maxArea), minRatio, ratio);
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public Frame frame(Size source, Framing framing, RandomStream random) {
        return framing.stretched(part(source, random));
    }

    private Window part(Size source, RandomStream random) {
        double area = (double) source.width() * source.height();
        double lowest = StrictMath.log(minRatio);
        double highest = StrictMath.log(maxRatio);
        for (int i = 0; i < ATTEMPTS; i++) {
            double target = area * random.uniform(minArea, maxArea);
            double ratio = StrictMath.exp(random.uniform(lowest, highest));
            int width = (int) Math.rint(Math.sqrt(target * ratio));
            int height = (int) Math.rint(Math.sqrt(target / ratio));
            if (width > 0 && width <= source.width() && height > 0 && height <= source.height()) {
                int top = random.below(source.height() - height + 1);
                int left = random.below(source.width() - width + 1);
                return new Window(left, top, width, height);
            }
        }
        return middle(source);
    }

    private Window middle(Size source) {
        double ratio = (double) source.width() / source.height();
        int width = source.width();
        int height = source.height();
        if (ratio < minRatio) {
            height = Math.max(1, Math.min(height, (int) Math.rint(width / minRatio)));
        } else if (ratio > maxRatio) {
            width = Math.max(1, Math.min(width, (int) Math.rint(height * maxRatio)));
        }
        return new Window((source.width() - width) / 2, (source.height() - height) / 2, width, height);
    }
}
