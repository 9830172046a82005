package dev.sightline.data.photometry;

import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Photometry;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.Image;

/**
 * Squares at the points of a regular, turned grid removed (Chen et al. 2020, "GridMask Data Augmentation"): a pixel is
 * removed where both of its turned coordinates, modulo the grid's step, lie below {@code (1 - keep) * step}.
 *
 * @param probability 0 to 1
 * @param minStep smallest step of the grid as a share of the image's shorter side, 0.01 to 1
 * @param maxStep largest step
 * @param keep share of the step that stays, 0 to 1; the paper has 0.4 to 0.6
 * @param degrees the grid is turned by up to so much each way, 0 to 180
 * @param fill byte of what is removed, 0 to 255
 */
public record GridMask(double probability, double minStep, double maxStep, double keep, double degrees, int fill)
        implements Photometry {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("grid-mask", GridMask::read);

    private static final double SMALLEST_STEP = .01;

    public GridMask {
        Ranges.requireProbability(probability);
        Ranges.requireWithin("the smallest step", minStep, SMALLEST_STEP, 1);
        Ranges.requireWithin("the largest step", maxStep, SMALLEST_STEP, 1);
        Ranges.requireOrdered("step", minStep, maxStep);
        Ranges.requireWithin("the share that stays", keep, 0, 1);
        Ranges.requireWithin("the turn", degrees, 0, 180);
        Ranges.requireFill(fill);
    }

    private static GridMask read(AugmentationSettings settings) {
        double low = settings.number("min-step").between(SMALLEST_STEP, 1).orElse(.4);
        double high = settings.number("max-step").between(SMALLEST_STEP, 1).orElse(1);
        return new GridMask(
                settings.probability(.5),
                settings.ordered("max-step", low, high),
                Math.max(low, high),
                settings.upTo("keep", 1).orElse(.6),
                settings.upTo("degrees", 180).orElse(45),
                settings.fill(127));
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
        double step = Math.max(2, random.uniform(minStep, maxStep) * Math.min(image.width(), image.height()));
        double offsetX = random.uniform(0, step);
        double offsetY = random.uniform(0, step);
        double angle = Math.toRadians(random.uniform(-degrees, degrees));
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double removed = (1 - keep) * step;
        Image changed = Pixels.copy(image);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                double u = modulo(cos * x - sin * y + offsetX, step);
                double v = modulo(sin * x + cos * y + offsetY, step);
                if (u < removed && v < removed) {
                    Pixels.fill(changed, x, y, x + 1, y + 1, fill);
                }
            }
        }
        return changed;
    }

    private static double modulo(double value, double step) {
        return value - Math.floor(value / step) * step;
    }
}
