package dev.sightline.torch;

import java.nio.FloatBuffer;

/**
 * Prepared images for one step: {@code [count, height, width, channels]} in 32-bit floats, rows from top to bottom.
 *
 * <p>The buffer is only read, from its position, before the call that takes it returns.
 */
public record ImageBatch(FloatBuffer values, int count, int height, int width, int channels) {

    public ImageBatch {
        long needed = (long) count * height * width * channels;
        if (count < 1 || values.remaining() < needed) {
            throw new IllegalArgumentException("a batch of [" + count + ", " + height + ", " + width + ", " + channels
                    + "] needs " + needed + " numbers, received " + values.remaining());
        }
    }
}
