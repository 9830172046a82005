package dev.sightline.data.augment;

import dev.sightline.data.Sample;

/**
 * A random part of each source image, resized like a whole image.
 *
 * <p>The part covers {@code a = U(minScale, 1)} of the image's area. Its proportions differ from the image's by
 * {@code r}, drawn log-uniformly within {@code 1 / maxAspectRatio} to {@code maxAspectRatio}: its width is
 * {@code sqrt(a r)} of the image's and its height {@code sqrt(a / r)}, neither above 1 and both at least a pixel. It
 * lies anywhere in the image with equal chance. It is enlarged from the copy that the {@link ImageSource} gives, so a
 * small part of an image that was resized to the input is less sharp than the file would allow. In a mosaic each of the four images is cropped for itself.
 *
 * @param probability of a crop, for each source image, 0 to 1
 * @param minScale smallest fraction of the area, 0.01 to 1
 * @param maxAspectRatio 1 (the image's own proportions) to 10
 */
public record RandomCrop(double probability, double minScale, double maxAspectRatio) implements Augmentation {

    static final double MIN_SCALE = .01;
    static final double MAX_ASPECT_RATIO = 10;

    public RandomCrop {
        Ranges.requireProbability(probability);
        Ranges.requireWithin("the smallest part of an image's area", minScale, MIN_SCALE, 1);
        Ranges.requireWithin("the largest aspect ratio", maxAspectRatio, 1, MAX_ASPECT_RATIO);
    }

    @Override
    public String name() {
        return "random-crop";
    }

    @Override
    public Stage stage() {
        return Stage.SELECTION;
    }

    @Override
    public void apply(Scene scene, RandomStream random) {
        scene.selectParts(sample -> part(sample, random));
    }

    private Window part(Sample sample, RandomStream random) {
        if (!random.happens(probability)) {
            return Window.whole(sample);
        }
        double area = random.uniform(minScale, 1);
        double range = StrictMath.log(maxAspectRatio);
        double ratio = StrictMath.exp(random.uniform(-range, range));
        int width = side(sample.width(), area * ratio);
        int height = side(sample.height(), area / ratio);
        int x = random.below(sample.width() - width + 1);
        int y = random.below(sample.height() - height + 1);
        return new Window(x, y, width, height);
    }

    private static int side(int whole, double squaredFraction) {
        long side = Math.round(whole * Math.min(1, Math.sqrt(squaredFraction)));
        return (int) Math.max(1, side);
    }
}
