package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
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
        implements Change {

    static final double SMALLEST_STEP = .01;

    public GridMask {
        Limits.requireProbability(probability);
        Limits.requireWithin("the smallest step", minStep, SMALLEST_STEP, 1);
        Limits.requireWithin("the largest step", maxStep, SMALLEST_STEP, 1);
        Limits.requireOrdered("step", minStep, maxStep);
        Limits.requireWithin("the share that stays", keep, 0, 1);
        Limits.requireWithin("the turn", degrees, 0, 180);
        Limits.requireWithin("the fill", fill, 0, 255);
    }

    @Override
    public String name() {
        return "grid-mask";
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
