package dev.sightline.core.decode;

import dev.sightline.core.contract.Size;
import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * One level of a detection head's raw maps for a batch of images. The numbers are read in place, not copied.
 *
 * @param stride pixels of the network's input for each cell, 1 or more
 * @param grid cells across and down
 * @param boxes {@code [batch, 4 * bins, height, width]} from position 0: logits of the distance to the left, top, right
 *     and bottom side
 * @param scores {@code [batch, classes, height, width]} from position 0: class logits
 */
public record RawLevel(int stride, Size grid, FloatBuffer boxes, FloatBuffer scores) {

    public RawLevel {
        Objects.requireNonNull(grid, "grid");
        if (stride < 1) {
            throw new IllegalArgumentException("a level's stride must be 1 or more, received " + stride);
        }
    }

    public static RawLevel of(int stride, Size grid, float[] boxes, float[] scores) {
        return new RawLevel(stride, grid, FloatBuffer.wrap(boxes), FloatBuffer.wrap(scores));
    }

    int cells() {
        return grid.width() * grid.height();
    }

    /** Checks that both maps hold whole images, at least {@code image + 1} of them. */
    void requireImage(int image, int boxChannels, int classes) {
        requireMap("boxes", boxes.limit(), boxChannels, image);
        requireMap("scores", scores.limit(), classes, image);
    }

    private void requireMap(String what, int length, int channels, int image) {
        long each = (long) channels * cells();
        if (length % each != 0 || length / each <= image) {
            throw new IllegalArgumentException("the " + what + " of stride " + stride + " for image " + image
                    + " need [batch, " + channels + ", " + grid.height() + ", " + grid.width() + "] with a batch of "
                    + (image + 1) + " or more, received " + length + " numbers");
        }
    }
}
