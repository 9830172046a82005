package dev.sightline.image;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Weighted sums of pixels, many at once: sum {@code i} takes pixel {@code i} of each line, a row or a column, that the
 * window of one target holds. A pixel is an int, {@code R | G << 8 | B << 16}; weights are multiples of 2^-22.
 *
 * <p>Every inner loop goes over whole int arrays, does little and stands in the code once, not once a channel: the JVM
 * turns only such loops into vector instructions, and only few of them within one method.
 */
final class WeightedPixels {

    private static final int HALF = 1 << (ResampleTaps.PRECISION - 1);

    /** Over {@code pixel >> 8 * channel}, which still holds the channels above. */
    private final int[][] sums;

    private final int[][] lines = new int[ResampleTaps.GROUP][];
    private final boolean withinBytes;

    /** @param withinBytes whether no sum can leave 0 to 255 */
    WeightedPixels(int length, boolean withinBytes) {
        this.sums = new int[3][length];
        this.withinBytes = withinBytes;
    }

    /**
     * The pixels of one target.
     *
     * @param source gives the lines and keeps those of a whole window
     */
    void sum(ResampleTaps taps, int target, IntFunction<int[]> source, int[] pixels) {
        for (int[] channel : sums) {
            Arrays.fill(channel, 0);
        }
        int first = taps.first()[target];
        int last = first + taps.count()[target] - 1;
        for (int i = 0; first + i <= last; i += ResampleTaps.GROUP) {
            for (int line = 0; line < ResampleTaps.GROUP; line++) {
                // Weights beyond the window are 0, whatever they weigh.
                lines[line] = source.apply(Math.min(first + i + line, last));
            }
            for (int channel = 0; channel < sums.length; channel++) {
                add(sums[channel], 8 * channel, taps.weights(), target * taps.width() + i);
            }
        }
        if (withinBytes) {
            pack(sums[0], sums[1], sums[2], pixels);
        } else {
            packLimited(sums[0], sums[1], sums[2], pixels);
        }
    }

    private void add(int[] sums, int shift, int[] weights, int at) {
        int[] a = lines[0];
        int[] b = lines[1];
        int[] c = lines[2];
        int[] d = lines[3];
        int w0 = weights[at];
        int w1 = weights[at + 1];
        int w2 = weights[at + 2];
        int w3 = weights[at + 3];
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (a[i] >> shift) * w0 + (b[i] >> shift) * w1 + (c[i] >> shift) * w2 + (d[i] >> shift) * w3;
        }
    }

    /**
     * Rounded channels from sums that still hold the channels above. Modulo 2^32, a sum less 256 times that over the
     * channels above is the channel's own: overflow does no harm.
     */
    private static void pack(int[] all, int[] greenAndBlue, int[] blue, int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            int r = (all[i] - (greenAndBlue[i] << 8) + HALF) >> ResampleTaps.PRECISION;
            int g = (greenAndBlue[i] - (blue[i] << 8) + HALF) >> ResampleTaps.PRECISION;
            int b = (blue[i] + HALF) >> ResampleTaps.PRECISION;
            pixels[i] = r | (g << 8) | (b << 16);
        }
    }

    /** As {@link #pack}, for sums that may leave 0 to 255. */
    private static void packLimited(int[] all, int[] greenAndBlue, int[] blue, int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            int r = (all[i] - (greenAndBlue[i] << 8) + HALF) >> ResampleTaps.PRECISION;
            int g = (greenAndBlue[i] - (blue[i] << 8) + HALF) >> ResampleTaps.PRECISION;
            int b = (blue[i] + HALF) >> ResampleTaps.PRECISION;
            pixels[i] = limited(r) | (limited(g) << 8) | (limited(b) << 16);
        }
    }

    /** Without comparisons: a number's sign, spread over all its bits, clears what is below 0 and sets what is above 255. */
    private static int limited(int value) {
        int positive = value & ~(value >> 31);
        return (positive | ((255 - positive) >> 31)) & 255;
    }
}
