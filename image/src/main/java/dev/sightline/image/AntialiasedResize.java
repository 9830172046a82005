package dev.sightline.image;

import dev.sightline.core.contract.Size;
import java.util.Arrays;

/**
 * Resizing as Pillow does it, bit for bit: when a picture shrinks, every source pixel counts. First the rows become
 * shorter, then the columns, each pass in whole numbers and rounded to bytes.
 */
final class AntialiasedResize {

    private static final int HALF = 1 << (ResampleTaps.PRECISION - 1);

    private AntialiasedResize() {}

    static Picture to(Picture picture, Size size, ResampleTaps.Filter filter) {
        ResampleTaps columns = ResampleTaps.of(picture.width(), size.width(), filter);
        ResampleTaps rows = ResampleTaps.of(picture.height(), size.height(), filter);
        byte[] out = new byte[Math.multiplyExact(Math.multiplyExact(size.width(), size.height()), 3)];
        RowCache narrow = new RowCache(picture, size.width(), columns, rows.width());
        int[] sums = new int[size.width() * 3];
        for (int y = 0; y < size.height(); y++) {
            Arrays.fill(sums, HALF);
            for (int i = 0; i < rows.count()[y]; i++) {
                add(sums, narrow.row(rows.first()[y] + i), rows.weights()[y * rows.width() + i]);
            }
            store(sums, out, y * sums.length);
        }
        return new Picture(size.width(), size.height(), out);
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

    static int clipped(int sum) {
        return Math.max(0, Math.min(255, sum >> ResampleTaps.PRECISION));
    }

    /** The rows of the source at their new width, as many as one row of the target needs. */
    private static final class RowCache {

        private final Picture picture;
        private final ResampleTaps taps;
        private final int[][] rows;
        private final int[] wide;
        private int next;

        RowCache(Picture picture, int width, ResampleTaps taps, int kept) {
            this.picture = picture;
            this.taps = taps;
            this.rows = new int[kept + 1][width * 3];
            this.wide = new int[picture.width() * 3];
        }

        int[] row(int y) {
            for (; next <= y; next++) {
                narrow(next, rows[next % rows.length]);
            }
            return rows[y % rows.length];
        }

        private void narrow(int y, int[] out) {
            byte[] rgb = picture.rgb();
            int start = y * wide.length;
            for (int i = 0; i < wide.length; i++) {
                wide[i] = rgb[start + i] & 255;
            }
            if (out.length == wide.length) {
                System.arraycopy(wide, 0, out, 0, out.length);
                return;
            }
            int[] weights = taps.weights();
            for (int x = 0; x < out.length / 3; x++) {
                int red = HALF;
                int green = HALF;
                int blue = HALF;
                int from = taps.first()[x] * 3;
                int end = x * taps.width() + taps.count()[x];
                for (int i = x * taps.width(); i < end; i++, from += 3) {
                    int weight = weights[i];
                    red += wide[from] * weight;
                    green += wide[from + 1] * weight;
                    blue += wide[from + 2] * weight;
                }
                out[3 * x] = clipped(red);
                out[3 * x + 1] = clipped(green);
                out[3 * x + 2] = clipped(blue);
            }
        }
    }
}
