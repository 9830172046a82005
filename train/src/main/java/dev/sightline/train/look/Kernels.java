package dev.sightline.train.look;

import dev.sightline.image.Image;
import dev.sightline.nn.StoredArray;

/** The kernels of a convolution as small images, each stretched from its lowest to its highest weight. */
final class Kernels {

    private Kernels() {}

    /**
     * One kernel.
     *
     * @param weights {@code [out, in, height, width]}
     */
    static Image image(StoredArray weights, int kernel) {
        int channels = weights.shape().get(1);
        int height = weights.shape().get(2);
        int width = weights.shape().get(3);
        int pixels = height * width;
        float[] colors = new float[pixels * 3];
        for (int i = 0; i < pixels; i++) {
            for (int color = 0; color < 3; color++) {
                colors[i * 3 + color] = channels == 3
                        ? weights.values()[(kernel * channels + color) * pixels + i]
                        : mean(weights, kernel * channels * pixels + i, channels, pixels);
            }
        }
        return new Image(width, height, stretched(colors));
    }

    private static float mean(StoredArray weights, int start, int channels, int pixels) {
        float sum = 0;
        for (int channel = 0; channel < channels; channel++) {
            sum += weights.values()[start + channel * pixels];
        }
        return sum / channels;
    }

    private static byte[] stretched(float[] values) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        float range = highest > lowest ? highest - lowest : 1;
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) Math.round(255 * (values[i] - lowest) / range);
        }
        return bytes;
    }
}
