package dev.sightline.data.geometry;

import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.CanvasMap;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.Affine;
import dev.sightline.image.Projective;

/** Left and right of the canvas exchanged, with this probability (0 to 1). */
public record HorizontalFlip(double probability) implements CanvasMap {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("horizontal-flip", HorizontalFlip::read);

    public HorizontalFlip {
        Ranges.requireProbability(probability);
    }

    private static HorizontalFlip read(AugmentationSettings settings) {
        return new HorizontalFlip(settings.probability(.5));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public Projective map(Size canvas, RandomStream random) {
        return random.happens(probability)
                ? Projective.of(new Affine(-1, 0, canvas.width(), 0, 1, 0))
                : Projective.identity();
    }
}
