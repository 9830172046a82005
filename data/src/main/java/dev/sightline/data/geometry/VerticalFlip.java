package dev.sightline.data.geometry;

import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.CanvasMap;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.Affine;
import dev.sightline.image.Projective;

/** Top and bottom of the canvas exchanged, with this probability (0 to 1): for images without an up and a down. */
public record VerticalFlip(double probability) implements CanvasMap {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("vertical-flip", VerticalFlip::read);

    public VerticalFlip {
        Ranges.requireProbability(probability);
    }

    private static VerticalFlip read(AugmentationSettings settings) {
        return new VerticalFlip(settings.probability(.5));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public Projective map(Size canvas, RandomStream random) {
        return random.happens(probability)
                ? Projective.of(new Affine(1, 0, 0, 0, -1, canvas.height()))
                : Projective.identity();
    }
}
