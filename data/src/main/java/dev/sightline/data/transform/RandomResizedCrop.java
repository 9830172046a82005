package dev.sightline.data.transform;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Picture;
import dev.sightline.image.Resize;

/**
 * A part of random area and proportions, resized to the input (Szegedy et al. 2015, "Going Deeper with Convolutions",
 * section 6), as torchvision does it: up to ten draws of an area and of proportions {@code width / height}, the latter
 * log-uniform; if no part of that kind fits, the middle, with proportions limited to the range.
 *
 * @param minArea smallest share of the picture's area, 0.001 to 1; usual 0.08
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
    public Picture apply(Picture picture, Size size, Interpolation interpolation, RandomStream random) {
        return Resize.to(part(picture, random), size, interpolation);
    }

    private Picture part(Picture picture, RandomStream random) {
        double area = (double) picture.width() * picture.height();
        double lowest = StrictMath.log(minRatio);
        double highest = StrictMath.log(maxRatio);
        for (int i = 0; i < ATTEMPTS; i++) {
            double target = area * random.uniform(minArea, maxArea);
            double ratio = StrictMath.exp(random.uniform(lowest, highest));
            int width = (int) Math.rint(Math.sqrt(target * ratio));
            int height = (int) Math.rint(Math.sqrt(target / ratio));
            if (width > 0 && width <= picture.width() && height > 0 && height <= picture.height()) {
                int top = random.below(picture.height() - height + 1);
                int left = random.below(picture.width() - width + 1);
                return Pixels.part(picture, left, top, width, height);
            }
        }
        return middle(picture);
    }

    private Picture middle(Picture picture) {
        double ratio = (double) picture.width() / picture.height();
        int width = picture.width();
        int height = picture.height();
        if (ratio < minRatio) {
            height = Math.max(1, Math.min(height, (int) Math.rint(width / minRatio)));
        } else if (ratio > maxRatio) {
            width = Math.max(1, Math.min(width, (int) Math.rint(height * maxRatio)));
        }
        return Pixels.part(picture, (picture.width() - width) / 2, (picture.height() - height) / 2, width, height);
    }
}
