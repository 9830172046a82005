package dev.sightline.image;

import dev.sightline.core.contract.Size;
import java.util.Arrays;

/**
 * Resizing as Pillow does it, bit for bit: when a picture shrinks, every source pixel counts. First the rows become
 * shorter, then the columns, each pass in whole numbers and rounded to bytes.
 */
final class AntialiasedResize {

    static final int HALF = 1 << (ResampleTaps.PRECISION - 1);

    private AntialiasedResize() {}

    static Picture to(Picture picture, Size size, ResampleTaps.Filter filter) {
        ResampleTaps columns = ResampleTaps.of(picture.width(), size.width(), filter);
        ResampleTaps rows = ResampleTaps.of(picture.height(), size.height(), filter);
        byte[] out = new byte[Math.multiplyExact(Math.multiplyExact(size.width(), size.height()), 3)];
        NarrowedRows narrowed = new NarrowedRows(picture, columns, filter, rows.width());
        int[] sums = new int[size.width() * 3];
        for (int y = 0; y < size.height(); y++) {
            Arrays.fill(sums, HALF);
            // The last row first: those before it are kept.
            narrowed.row(rows.first()[y] + rows.count()[y] - 1);
            int i = 0;
            for (; i + 1 < rows.count()[y]; i += 2) {
                int at = y * rows.width() + i;
                int[] upper = narrowed.row(rows.first()[y] + i);
                int[] lower = narrowed.row(rows.first()[y] + i + 1);
                addTwo(sums, upper, rows.weights()[at], lower, rows.weights()[at + 1]);
            }
            if (i < rows.count()[y]) {
                add(sums, narrowed.row(rows.first()[y] + i), rows.weights()[y * rows.width() + i]);
            }
            store(sums, out, y * sums.length);
        }
        return new Picture(size.width(), size.height(), out);
    }

    private static void addTwo(int[] sums, int[] upper, int upperWeight, int[] lower, int lowerWeight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += upper[i] * upperWeight + lower[i] * lowerWeight;
        }
    }

    private static void add(int[] sums, int[] row, int weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i] * weight;
        }
    }

    private static void store(int[] sums, byte[] out, int offset) {
        for (int i = 0; i < sums.length; i++) {
            out[offset + i] = (byte) clipped(sums[i]);
        }
    }

    /** A sum as a byte, 0 to 255. */
    static int clipped(int sum) {
        return Math.max(0, Math.min(255, sum >> ResampleTaps.PRECISION));
    }
}
