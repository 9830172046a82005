package dev.sightline.data.geometry;

import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.CanvasMap;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.Projective;

/**
 * The canvas as a flat thing seen from a random side, as torchvision's {@code RandomPerspective}: each corner moves
 * inwards by {@code U(0, distortion)} of half the width and half the height.
 *
 * @param probability 0 to 1; usual 0.5
 * @param distortion 0 to 0.9, so that the corners never meet; usual 0.5
 */
public record Perspective(double probability, double distortion) implements CanvasMap {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("perspective", Perspective::read);

    private static final double MAX_DISTORTION = .9;

    public Perspective {
        Ranges.requireProbability(probability);
        Ranges.requireWithin("the distortion", distortion, 0, MAX_DISTORTION);
    }

    private static Perspective read(AugmentationSettings settings) {
        return new Perspective(
                settings.probability(.5),
                settings.upTo("distortion", MAX_DISTORTION).orElse(.5));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public Projective map(Size canvas, RandomStream random) {
        if (!random.happens(probability)) {
            return Projective.identity();
        }
        double width = canvas.width();
        double height = canvas.height();
        double[] x = {inwards(width, random), width - inwards(width, random), width - inwards(width, random), 0};
        x[3] = inwards(width, random);
        double[] y = {inwards(height, random), inwards(height, random), height - inwards(height, random), 0};
        y[3] = height - inwards(height, random);
        return Projective.ofCorners(canvas, x, y);
    }

    private double inwards(double side, RandomStream random) {
        return random.uniform(0, distortion * side / 2);
    }
}
