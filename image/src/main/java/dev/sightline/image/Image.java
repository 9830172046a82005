package dev.sightline.image;

import java.util.Objects;

/**
 * A decoded image: 8-bit RGB, rows from top to bottom, {@code rgb[(y * width + x) * 3 + channel]}.
 *
 * <p>The array is owned by the image and not copied, neither in nor out: whoever holds an image must treat its bytes
 * as read-only, and may then share it between threads.
 */
@SuppressWarnings("ArrayRecordComponent") // Sharing the pixels without a copy is the point; equality is by identity.
public record Image(int width, int height, byte[] rgb) {

    public Image {
        Objects.requireNonNull(rgb, "rgb");
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image is at least 1 x 1 pixels, received " + width + " x " + height);
        }
        if (rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException("an image of " + width + " x " + height + " holds " + 3L * width * height
                    + " bytes of RGB, received " + rgb.length);
        }
    }

    /**
     * A part of this image; the image itself if it is all of it.
     *
     * @throws IllegalArgumentException if the part does not lie within
     */
    public Image part(int left, int top, int partWidth, int partHeight) {
        if (left < 0 || top < 0 || left + partWidth > width || top + partHeight > height) {
            throw new IllegalArgumentException("a part of " + partWidth + " x " + partHeight + " at (" + left + ", "
                    + top + ") does not lie within an image of " + width + " x " + height);
        }
        if (partWidth == width && partHeight == height) {
            return this;
        }
        byte[] pixels = new byte[partWidth * partHeight * 3];
        for (int y = 0; y < partHeight; y++) {
            int from = ((top + y) * width + left) * 3;
            System.arraycopy(rgb, from, pixels, y * partWidth * 3, partWidth * 3);
        }
        return new Image(partWidth, partHeight, pixels);
    }
}
