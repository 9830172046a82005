package dev.sightline.image;

import dev.sightline.core.contract.Size;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Resizing as Pillow does it, bit for bit: when a picture shrinks, every source pixel counts. First the rows become
 * shorter, then the columns, each pass in whole numbers and rounded to bytes.
 */
final class AntialiasedResize {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private AntialiasedResize() {}

    static Picture to(Picture picture, Size size, ResampleTaps.Filter filter) {
        // Pillow does the columns of a picture like a thread first; a pass that changes no size changes no byte.
        boolean columnsFirst = picture.height() > 100L * picture.width() && size.height() < picture.height();
        Picture source = columnsFirst ? resized(picture, new Size(picture.width(), size.height()), filter) : picture;
        return resized(source, size, filter);
    }

    private static Picture resized(Picture picture, Size size, ResampleTaps.Filter filter) {
        ResampleTaps columns = ResampleTaps.of(picture.width(), size.width(), filter);
        ResampleTaps rows = ResampleTaps.of(picture.height(), size.height(), filter);
        byte[] out = new byte[Math.multiplyExact(Math.multiplyExact(size.width(), size.height()), 3)];
        NarrowedRows narrowed = new NarrowedRows(picture, columns, filter, rows.width());
        WeightedPixels sums = new WeightedPixels(size.width(), filter.isPositive());
        int[] pixels = new int[size.width()];
        for (int y = 0; y < size.height(); y++) {
            sums.sum(rows, y, narrowed::row, pixels);
            write(pixels, out, y * pixels.length * 3);
        }
        return new Picture(size.width(), size.height(), out);
    }

    /** Four bytes at a time, of which the next pixel writes over the last; the row's last pixel alone by bytes. */
    private static void write(int[] pixels, byte[] rgb, int start) {
        int last = pixels.length - 1;
        for (int i = 0; i < last; i++) {
            INTS.set(rgb, start + 3 * i, pixels[i]);
        }
        int at = start + 3 * last;
        rgb[at] = (byte) pixels[last];
        rgb[at + 1] = (byte) (pixels[last] >> 8);
        rgb[at + 2] = (byte) (pixels[last] >> 16);
    }
}
