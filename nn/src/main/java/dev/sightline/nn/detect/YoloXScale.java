package dev.sightline.nn.detect;

import java.util.List;

/**
 * How deep and wide a YOLOX is, relative to the published base network l.
 *
 * @param depthMultiple factor on the repeats of each block
 * @param widthMultiple factor on the channels of each layer
 * @param depthwise whether 3x3 convolutions see each channel alone and a 1x1 convolution behind them mixes
 */
record YoloXScale(String name, double depthMultiple, double widthMultiple, boolean depthwise) {

    /** The published sizes. */
    static final List<YoloXScale> PRESETS = List.of(
            new YoloXScale("nano", 0.33, 0.25, true),
            new YoloXScale("tiny", 0.33, 0.375, false),
            new YoloXScale("s", 0.33, 0.50, false),
            new YoloXScale("m", 0.67, 0.75, false),
            new YoloXScale("l", 1.00, 1.00, false),
            new YoloXScale("x", 1.33, 1.25, false));

    /** Channels of a layer that has {@code base} in the base network; the fraction is dropped. */
    int channels(int base) {
        return (int) (base * widthMultiple);
    }

    /** Repeats of a block that has {@code base} in the base network: 3 are scaled and rounded, 9 are three times that. */
    int repeats(int base) {
        return Math.max(1, (int) Math.rint(3 * depthMultiple)) * (base / 3);
    }
}
