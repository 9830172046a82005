package dev.sightline.data.photometry;

import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Photometry;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.HsvShift;
import dev.sightline.image.Image;

/**
 * A change of hue, saturation and value of the whole canvas, padding included.
 *
 * <p>Hue is turned by {@code U(-hue, hue)} of a full turn; saturation and value are multiplied by
 * {@code 1 + U(-saturation, saturation)} and {@code 1 + U(-value, value)} and limited to their range.
 *
 * @param hue 0 to 0.5 of a full turn; usual 0.015
 * @param saturation 0 to 1; usual 0.7
 * @param value 0 to 1; usual 0.4
 */
public record HsvJitter(double hue, double saturation, double value) implements Photometry {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("hsv", HsvJitter::read);

    private static final double MAX_HUE = .5;

    public HsvJitter {
        Ranges.requireWithin("the change of hue", hue, 0, MAX_HUE);
        Ranges.requireWithin("the change of saturation", saturation, 0, 1);
        Ranges.requireWithin("the change of value", value, 0, 1);
    }

    private static HsvJitter read(AugmentationSettings settings) {
        return new HsvJitter(
                settings.upTo("hue", MAX_HUE).orElse(.015),
                settings.upTo("saturation", 1).orElse(.7),
                settings.upTo("value", 1).orElse(.4));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public boolean ignoresPosition() {
        return true;
    }

    @Override
    public Image apply(Image image, RandomStream random) {
        double turn = random.uniform(-hue, hue);
        double saturationFactor = 1 + random.uniform(-saturation, saturation);
        double valueFactor = 1 + random.uniform(-value, value);
        return new HsvShift(turn, saturationFactor, valueFactor).apply(image);
    }
}
