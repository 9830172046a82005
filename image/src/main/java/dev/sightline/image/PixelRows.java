package dev.sightline.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Rows of an image as ints, {@code R | G << 8 | B << 16}. Inner pixels go four bytes at a time, of which one belongs to
 * the next pixel; the last one, where there may be no next, goes by bytes.
 */
final class PixelRows {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private PixelRows() {}

    /** Takes one row at a time; the pixels are valid during the call. */
    @FunctionalInterface
    interface Sink {
        void row(int y, int[] pixels);
    }

    /** Hands on every row. */
    static void each(Image image, Sink sink) {
        int[] pixels = new int[image.width()];
        for (int y = 0; y < image.height(); y++) {
            read(image.rgb(), y * pixels.length * 3, pixels);
            sink.row(y, pixels);
        }
    }

    private static void read(byte[] rgb, int start, int[] pixels) {
        int last = pixels.length - 1;
        for (int i = 0, at = start; i < last; i++, at += 3) {
            pixels[i] = (int) INTS.get(rgb, at) & 0xFFFFFF;
        }
        int end = start + 3 * last;
        pixels[last] = (rgb[end] & 255) | ((rgb[end + 1] & 255) << 8) | ((rgb[end + 2] & 255) << 16);
    }

    /** Writes a row of bytes from {@code start} on. */
    static void write(int[] pixels, byte[] rgb, int start) {
        int last = pixels.length - 1;
        for (int i = 0, at = start; i < last; i++, at += 3) {
            INTS.set(rgb, at, pixels[i]);
        }
        int end = start + 3 * last;
        rgb[end] = (byte) pixels[last];
        rgb[end + 1] = (byte) (pixels[last] >> 8);
        rgb[end + 2] = (byte) (pixels[last] >> 16);
    }
}
