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
 * A random part of each source image, resized like a whole image.
 *
 * <p>The part covers {@code a = U(minScale, 1)} of the image's area. Its proportions differ from the image's by
 * {@code r}, drawn log-uniformly within {@code 1 / maxAspectRatio} to {@code maxAspectRatio}: its width is
 * {@code sqrt(a r)} of the image's and its height {@code sqrt(a / r)}, neither above 1 and both at least a pixel. It
 * lies anywhere in the image with equal chance. Where images come as
 * resized copies, it is enlarged from the copy, so a small part is less sharp than the file would allow. In a mosaic each of the four images is cropped for itself.
 *
 * @param probability of a crop, for each source image, 0 to 1
 * @param minScale smallest fraction of the area, 0.01 to 1
 * @param maxAspectRatio 1 (the image's own proportions) to 10
 */
public record RandomCrop(double probability, double minScale, double maxAspectRatio) implements Crop {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("random-crop", RandomCrop::read);

    private static final double MIN_SCALE = .01;
    private static final double MAX_ASPECT_RATIO = 10;

    public RandomCrop {
        Ranges.requireProbability(probability);
        Ranges.requireWithin("the smallest part of an image's area", minScale, MIN_SCALE, 1);
        Ranges.requireWithin("the largest aspect ratio", maxAspectRatio, 1, MAX_ASPECT_RATIO);
    }

    private static RandomCrop read(AugmentationSettings settings) {
        return new RandomCrop(
                settings.probability(.5),
                settings.number("min-scale").between(MIN_SCALE, 1).orElse(.5),
                settings.number("max-aspect-ratio").between(1, MAX_ASPECT_RATIO).orElse(2));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public Frame frame(Size source, Framing framing, RandomStream random) {
        if (!random.happens(probability)) {
            return framing.whole(source);
        }
        double area = random.uniform(minScale, 1);
        double range = StrictMath.log(maxAspectRatio);
        double ratio = StrictMath.exp(random.uniform(-range, range));
        int width = side(source.width(), area * ratio);
        int height = side(source.height(), area / ratio);
        int x = random.below(source.width() - width + 1);
        int y = random.below(source.height() - height + 1);
        return framing.resized(new Window(x, y, width, height));
    }

    private static int side(int whole, double squaredFraction) {
        long side = Math.round(whole * Math.min(1, Math.sqrt(squaredFraction)));
        return (int) Math.max(1, side);
    }
}
