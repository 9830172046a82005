package dev.sightline.image;

/**
 * The rows of a picture at another width, made two at a time when they are first asked for and kept as long as one row of
 * the target may need them. Rows must be asked for in rising order, apart from going back by fewer than are kept.
 */
final class NarrowedRows {

    private static final long BYTE = 255;
    private static final long BOTH_HALVES = ((long) AntialiasedResize.HALF << 32) | AntialiasedResize.HALF;

    private final Picture picture;
    private final ResampleTaps taps;
    private final boolean packed;
    private final int[][] rows;
    private final long[] pixels;
    private int next;

    /** @param kept rows that must stay after a later one was asked for */
    NarrowedRows(Picture picture, ResampleTaps taps, ResampleTaps.Filter filter, int kept) {
        this.picture = picture;
        this.taps = taps;
        this.packed = filter.isPositive();
        this.rows = new int[kept + 3][taps.first().length * 3];
        this.pixels = new long[packed ? (picture.width() + ResampleTaps.GROUP) * 3 : 0];
    }

    /** {@code [width, 3]}, each within 0 to 255; valid until later rows are asked for. */
    int[] row(int y) {
        while (next <= y) {
            int second = Math.min(next + 1, picture.height() - 1);
            makeTwo(next, second);
            next = second + 1;
        }
        return rows[y % rows.length];
    }

    private void makeTwo(int first, int second) {
        int[] one = rows[first % rows.length];
        int[] other = rows[second % rows.length];
        if (taps.first().length == picture.width()) {
            copy(first, one);
            copy(second, other);
        } else if (packed) {
            pack(first * picture.width() * 3, second * picture.width() * 3);
            narrowPacked(one, other);
        } else {
            narrow(first, one);
            narrow(second, other);
        }
    }

    private void copy(int y, int[] out) {
        byte[] rgb = picture.rgb();
        int start = y * out.length;
        for (int i = 0; i < out.length; i++) {
            out[i] = rgb[start + i] & 255;
        }
    }

    /** Six bytes of two rows as three longs with one byte in each half, so that one multiplication serves two. */
    private void pack(int first, int second) {
        byte[] rgb = picture.rgb();
        for (int i = 0, a = first, b = second; i < picture.width() * 3; i += 3, a += 3, b += 3) {
            pixels[i] = (rgb[a] & BYTE) | ((rgb[a + 1] & BYTE) << 32);
            pixels[i + 1] = (rgb[a + 2] & BYTE) | ((rgb[b] & BYTE) << 32);
            pixels[i + 2] = (rgb[b + 1] & BYTE) | ((rgb[b + 2] & BYTE) << 32);
        }
    }

    /** Weights that are never negative and sum to 2^22 keep each half below 2^31, so no carry crosses over. */
    private void narrowPacked(int[] one, int[] other) {
        int[] weights = taps.weights();
        int[] firsts = taps.first();
        int[] counts = taps.count();
        int shift = ResampleTaps.PRECISION;
        for (int x = 0, out = 0, at = 0; x < firsts.length; x++, out += 3, at += taps.width()) {
            long a = BOTH_HALVES;
            long b = BOTH_HALVES;
            long c = BOTH_HALVES;
            int from = firsts[x] * 3;
            for (int i = at; i < at + counts[x]; i += ResampleTaps.GROUP, from += 3 * ResampleTaps.GROUP) {
                long w0 = weights[i];
                long w1 = weights[i + 1];
                long w2 = weights[i + 2];
                long w3 = weights[i + 3];
                a += pixels[from] * w0 + pixels[from + 3] * w1 + pixels[from + 6] * w2 + pixels[from + 9] * w3;
                b += pixels[from + 1] * w0 + pixels[from + 4] * w1 + pixels[from + 7] * w2 + pixels[from + 10] * w3;
                c += pixels[from + 2] * w0 + pixels[from + 5] * w1 + pixels[from + 8] * w2 + pixels[from + 11] * w3;
            }
            one[out] = (int) ((a >> shift) & BYTE);
            one[out + 1] = (int) (a >> (32 + shift));
            one[out + 2] = (int) ((b >> shift) & BYTE);
            other[out] = (int) (b >> (32 + shift));
            other[out + 1] = (int) ((c >> shift) & BYTE);
            other[out + 2] = (int) (c >> (32 + shift));
        }
    }

    private void narrow(int y, int[] out) {
        byte[] rgb = picture.rgb();
        int start = y * picture.width() * 3;
        for (int x = 0; x < out.length; x++) {
            int column = x / 3;
            int sum = AntialiasedResize.HALF;
            int from = start + taps.first()[column] * 3 + x % 3;
            int at = column * taps.width();
            for (int i = 0; i < taps.count()[column]; i++, from += 3) {
                sum += (rgb[from] & 255) * taps.weights()[at + i];
            }
            out[x] = AntialiasedResize.clipped(sum);
        }
    }
}
