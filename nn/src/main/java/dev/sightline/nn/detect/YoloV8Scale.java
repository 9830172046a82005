package dev.sightline.nn.detect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How deep and wide a YOLOv8 is, relative to the published base network.
 *
 * @param depthMultiple factor on the repeats of each block, above 0
 * @param widthMultiple factor on the channels of each layer, above 0
 * @param maxChannels limit on a layer's channels before the factor is applied
 */
public record YoloV8Scale(String name, double depthMultiple, double widthMultiple, int maxChannels) {

    /** The published sizes n, s, m, l and x, and before them Sightline's own {@code tiny}: half the width of n. */
    public static final List<YoloV8Scale> PRESETS = List.of(
            new YoloV8Scale("tiny", 0.33, 0.125, 1024),
            new YoloV8Scale("n", 0.33, 0.25, 1024),
            new YoloV8Scale("s", 0.33, 0.50, 1024),
            new YoloV8Scale("m", 0.67, 0.75, 768),
            new YoloV8Scale("l", 1.00, 1.00, 512),
            new YoloV8Scale("x", 1.00, 1.25, 512));

    /** All layers have a multiple of this many channels. */
    private static final int CHANNEL_STEP = 8;

    public YoloV8Scale {
        Objects.requireNonNull(name, "name");
        if (!isPositive(depthMultiple) || !isPositive(widthMultiple) || maxChannels < CHANNEL_STEP) {
            throw new IllegalArgumentException("scale " + name
                    + " needs finite multiples above 0 and at least 8 channels, received depth " + depthMultiple
                    + ", width " + widthMultiple + ", max channels " + maxChannels);
        }
    }

    /** The preset of exactly this name, or empty. */
    public static Optional<YoloV8Scale> preset(String name) {
        return PRESETS.stream().filter(scale -> scale.name.equals(name)).findFirst();
    }

    /** Channels of a layer that has {@code base} in the base network: limited, scaled, rounded up to a multiple of 8. */
    int channels(int base) {
        double scaled = Math.min(base, maxChannels) * widthMultiple;
        return (int) Math.ceil(scaled / CHANNEL_STEP) * CHANNEL_STEP;
    }

    /** Repeats of a block that has {@code base} in the base network: scaled, rounded to nearest, at least 1. */
    int repeats(int base) {
        return Math.max(1, (int) Math.rint(base * depthMultiple));
    }

    private static boolean isPositive(double value) {
        return value > 0 && Double.isFinite(value);
    }
}
