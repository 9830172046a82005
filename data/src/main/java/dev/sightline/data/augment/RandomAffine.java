package dev.sightline.data.augment;

import dev.sightline.image.Affine;

/**
 * A random turn, growth, shear and shift of the whole canvas about its centre, in that order.
 *
 * <p>Drawn uniformly and independently: the angle within ±{@code rotationDegrees}, one factor for both axes within
 * 1 ± {@code scale}, two shear angles within ±{@code shearDegrees} ({@code x' = x + y tan a}, {@code y' = y + x tan b}),
 * and a shift within ±{@code translate} of the canvas's width and of its height.
 *
 * <p>With flips, crops and the mosaic it becomes one map for each source image: pixels are interpolated once.
 *
 * @param rotationDegrees 0 to 180
 * @param translate 0 to 1, a fraction of the canvas; usual 0.1
 * @param scale 0 to 0.99; usual 0.5
 * @param shearDegrees 0 to 40, so that the plane is never flattened
 */
public record RandomAffine(double rotationDegrees, double translate, double scale, double shearDegrees)
        implements Augmentation {

    static final double MAX_ROTATION_DEGREES = 180;
    static final double MAX_SCALE_CHANGE = .99;
    static final double MAX_SHEAR_DEGREES = 40;

    public RandomAffine {
        Ranges.requireWithin("the rotation in degrees", rotationDegrees, 0, MAX_ROTATION_DEGREES);
        Ranges.requireWithin("the shift as a fraction of the canvas", translate, 0, 1);
        Ranges.requireWithin("the change of scale", scale, 0, MAX_SCALE_CHANGE);
        Ranges.requireWithin("the shear in degrees", shearDegrees, 0, MAX_SHEAR_DEGREES);
    }

    @Override
    public String name() {
        return "random-affine";
    }

    @Override
    public Stage stage() {
        return Stage.GEOMETRY;
    }

    @Override
    public void apply(Scene scene, RandomStream random) {
        double xCenter = scene.canvas().width() / 2.0;
        double yCenter = scene.canvas().height() / 2.0;
        double angle = within(rotationDegrees, random);
        double growth = 1 + within(scale, random);
        double alongX = within(shearDegrees, random);
        double alongY = within(shearDegrees, random);
        double xShift = within(translate, random) * scene.canvas().width();
        double yShift = within(translate, random) * scene.canvas().height();
        scene.mapCanvas(Affine.translation(-xCenter, -yCenter)
                .then(Affine.rotation(Math.toRadians(angle)))
                .then(Affine.scale(growth, growth))
                .then(Affine.shear(Math.toRadians(alongX), Math.toRadians(alongY)))
                .then(Affine.translation(xCenter + xShift, yCenter + yShift)));
    }

    private static double within(double range, RandomStream random) {
        return random.uniform(-range, range);
    }
}
