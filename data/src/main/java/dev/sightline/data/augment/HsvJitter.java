package dev.sightline.data.augment;

import dev.sightline.image.HsvShift;

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
public record HsvJitter(double hue, double saturation, double value) implements Augmentation {

    static final double MAX_HUE = .5;

    public HsvJitter {
        Ranges.requireWithin("the change of hue", hue, 0, MAX_HUE);
        Ranges.requireWithin("the change of saturation", saturation, 0, 1);
        Ranges.requireWithin("the change of value", value, 0, 1);
    }

    @Override
    public String name() {
        return "hsv";
    }

    @Override
    public Stage stage() {
        return Stage.COLOUR;
    }

    @Override
    public void apply(Scene scene, RandomStream random) {
        double turn = random.uniform(-hue, hue);
        double saturationFactor = 1 + random.uniform(-saturation, saturation);
        double valueFactor = 1 + random.uniform(-value, value);
        scene.shiftColours(new HsvShift(turn, saturationFactor, valueFactor));
    }
}
