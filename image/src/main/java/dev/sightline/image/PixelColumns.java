package dev.sightline.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Columns of a band of an image's rows, each as one array of pixels {@code R | G << 8 | B << 16}. They are read two at a
 * time when they are first asked for and kept as long as they may be needed again.
 */
final class PixelColumns {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int PIXEL = 0xFFFFFF;

    private final Image image;
    private final int[][] columns;
    private int firstRow;
    private int next;

    /**
     * @param rows in a band
     * @param kept columns that must stay after a later one was asked for
     */
    PixelColumns(Image image, int rows, int kept) {
        this.image = image;
        // Even, so that the two columns of a pair never share a place with those of another one in part.
        this.columns = new int[(kept + 3) / 2 * 2][rows];
    }

    /** Goes on to the band that begins with this row; below the image's last row, columns hold any pixels. */
    void startBand(int row) {
        firstRow = row;
        next = 0;
    }

    /** A column's pixels, valid until later columns are asked for; columns must be asked for in rising order. */
    int[] column(int x) {
        while (next <= x) {
            readTwo(next);
            next += 2;
        }
        return columns[x % columns.length];
    }

    private void readTwo(int x) {
        int[] left = columns[x % columns.length];
        int[] right = columns[(x + 1) % columns.length];
        int rows = Math.min(left.length, image.height() - firstRow);
        int stride = image.width() * 3;
        int from = firstRow * stride + x * 3;
        int last = image.rgb().length - Long.BYTES;
        int whole = from > last ? 0 : Math.min(rows, (last - from) / stride + 1);
        readWhole(from, stride, left, right, whole);
        for (int row = whole; row < rows; row++) {
            int at = from + row * stride;
            left[row] = pixel(at);
            // An image of odd width has no right column here; nothing asks for it.
            right[row] = x + 1 < image.width() ? pixel(at + 3) : 0;
        }
    }

    /** One read of 8 bytes gets both pixels, except where the image ends before. */
    private void readWhole(int from, int stride, int[] left, int[] right, int rows) {
        byte[] rgb = image.rgb();
        for (int row = 0, at = from; row < rows; row++, at += stride) {
            long both = (long) LONGS.get(rgb, at);
            left[row] = (int) both & PIXEL;
            right[row] = (int) (both >>> 24) & PIXEL;
        }
    }

    private int pixel(int at) {
        byte[] rgb = image.rgb();
        return (rgb[at] & 255) | ((rgb[at + 1] & 255) << 8) | ((rgb[at + 2] & 255) << 16);
    }
}
