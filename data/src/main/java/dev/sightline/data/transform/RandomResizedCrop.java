package dev.sightline.data.transform;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;
import dev.sightline.image.Resize;

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

    static final double MIN_AREA = .001;
    static final double LARGEST_RATIO = 20;

    private static final int ATTEMPTS = 10;

    public RandomResizedCrop {
        Limits.requireWithin("the smallest area", minArea, MIN_AREA, 1);
        Limits.requireWithin("the largest area", maxArea, MIN_AREA, 1);
        Limits.requireOrdered("area", minArea, maxArea);
        Limits.requireWithin("the smallest ratio", minRatio, 1 / LARGEST_RATIO, LARGEST_RATIO);
        Limits.requireWithin("the largest ratio", maxRatio, 1 / LARGEST_RATIO, LARGEST_RATIO);
        Limits.requireOrdered("ratio", minRatio, maxRatio);
    }

    @Override
    public String name() {
        return "random-resized-crop";
    }

    @Override
    public Image apply(Image image, Size size, Interpolation interpolation, RandomStream random) {
        return Resize.to(part(image, random), size, interpolation);
    }

    private Image part(Image image, RandomStream random) {
        double area = (double) image.width() * image.height();
        double lowest = StrictMath.log(minRatio);
        double highest = StrictMath.log(maxRatio);
        for (int i = 0; i < ATTEMPTS; i++) {
            double target = area * random.uniform(minArea, maxArea);
            double ratio = StrictMath.exp(random.uniform(lowest, highest));
            int width = (int) Math.rint(Math.sqrt(target * ratio));
            int height = (int) Math.rint(Math.sqrt(target / ratio));
            if (width > 0 && width <= image.width() && height > 0 && height <= image.height()) {
                int top = random.below(image.height() - height + 1);
                int left = random.below(image.width() - width + 1);
                return Pixels.part(image, left, top, width, height);
            }
        }
        return middle(image);
    }

    private Image middle(Image image) {
        double ratio = (double) image.width() / image.height();
        int width = image.width();
        int height = image.height();
        if (ratio < minRatio) {
            height = Math.max(1, Math.min(height, (int) Math.rint(width / minRatio)));
        } else if (ratio > maxRatio) {
            width = Math.max(1, Math.min(width, (int) Math.rint(height * maxRatio)));
        }
        return Pixels.part(image, (image.width() - width) / 2, (image.height() - height) / 2, width, height);
    }
}
