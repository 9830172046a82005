package dev.sightline.data.geometry;

import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.CanvasMap;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.Affine;
import dev.sightline.image.Projective;

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
        implements CanvasMap {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("random-affine", RandomAffine::read);

    private static final double MAX_ROTATION_DEGREES = 180;
    private static final double MAX_SCALE_CHANGE = .99;
    private static final double MAX_SHEAR_DEGREES = 40;

    public RandomAffine {
        Ranges.requireWithin("the rotation in degrees", rotationDegrees, 0, MAX_ROTATION_DEGREES);
        Ranges.requireWithin("the shift as a fraction of the canvas", translate, 0, 1);
        Ranges.requireWithin("the change of scale", scale, 0, MAX_SCALE_CHANGE);
        Ranges.requireWithin("the shear in degrees", shearDegrees, 0, MAX_SHEAR_DEGREES);
    }

    private static RandomAffine read(AugmentationSettings settings) {
        return new RandomAffine(
                settings.upTo("rotation-degrees", MAX_ROTATION_DEGREES).orElse(0),
                settings.upTo("translate", 1).orElse(.1),
                settings.upTo("scale", MAX_SCALE_CHANGE).orElse(.5),
                settings.upTo("shear-degrees", MAX_SHEAR_DEGREES).orElse(0));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public Projective map(Size canvas, RandomStream random) {
        double xCenter = canvas.width() / 2.0;
        double yCenter = canvas.height() / 2.0;
        double angle = within(rotationDegrees, random);
        double growth = 1 + within(scale, random);
        double alongX = within(shearDegrees, random);
        double alongY = within(shearDegrees, random);
        double xShift = within(translate, random) * canvas.width();
        double yShift = within(translate, random) * canvas.height();
        return Projective.of(Affine.translation(-xCenter, -yCenter)
                .then(Affine.rotation(Math.toRadians(angle)))
                .then(Affine.scale(growth, growth))
                .then(Affine.shear(Math.toRadians(alongX), Math.toRadians(alongY)))
                .then(Affine.translation(xCenter + xShift, yCenter + yShift)));
    }

    private static double within(double range, RandomStream random) {
        return random.uniform(-range, range);
    }
}
