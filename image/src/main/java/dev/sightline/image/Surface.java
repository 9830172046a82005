package dev.sightline.image;

import java.util.Arrays;
import java.util.Objects;

/**
 * Pixels still being put together, laid out as in {@link Image}; one thread at a time draws on it, and
 * {@link #toImage} hands the pixels over.
 *
 * @param rgb written to by whoever draws
 */
@SuppressWarnings("ArrayRecordComponent") // Sharing the pixels without a copy is the point; equality is by identity.
public record Surface(int width, int height, byte[] rgb) {

    public Surface {
        Objects.requireNonNull(rgb, "rgb");
        if (width < 1 || height < 1 || rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException("a surface of " + width + " x " + height
                    + " is at least 1 x 1 and holds three bytes a pixel, received " + rgb.length + " bytes");
        }
    }

    /** A new surface of one grey value (0-255). */
    public static Surface filled(int width, int height, int value) {
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
        if (value != 0) {
            Arrays.fill(rgb, (byte) value);
        }
        return new Surface(width, height, rgb);
    }

    /** The finished image, which shares these bytes: draw no more afterwards. */
    public Image toImage() {
        return new Image(width, height, rgb);
    }
}
