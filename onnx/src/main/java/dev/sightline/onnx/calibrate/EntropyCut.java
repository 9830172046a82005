package dev.sightline.onnx.calibrate;

import java.util.function.BiFunction;

/** Looks for the bins between which 256 levels keep a histogram best; see {@link ActivationHistogram#entropy}. */
final class EntropyCut {

    private static final int LEVELS = 256;

    /** Between two tried cuts; a finer look changes the range by less than a level. */
    private static final int STEP = 16;

    private static final double NEVER = 1e-9;

    private final long[] counts;
    private final int firstUsed;
    private final int lastUsed;

    EntropyCut(long[] counts, int firstUsed, int lastUsed) {
        this.counts = counts;
        this.firstUsed = firstUsed;
        this.lastUsed = lastUsed;
    }

    /** The best cut, handed as first and last bin to {@code range}. */
    ActivationRange best(BiFunction<Integer, Integer, ActivationRange> range) {
        int half = counts.length / 2;
        int bestFirst = firstUsed;
        int bestLast = lastUsed;
        double least = Double.POSITIVE_INFINITY;
        int farthest = Math.max(half - firstUsed, lastUsed - half + 1);
        for (int reach = farthest; reach > 0; reach -= STEP) {
            int first = Math.max(firstUsed, half - reach);
            int last = Math.min(lastUsed, half + reach - 1);
            if (last - first + 1 <= LEVELS) {
                break;
            }
            double divergence = divergence(first, last);
            if (divergence < least) {
                least = divergence;
                bestFirst = first;
                bestLast = last;
            }
        }
        return range.apply(bestFirst, bestLast);
    }

    private double divergence(int first, int last) {
        int bins = last - first + 1;
        double[] drawnIn = new double[bins];
        for (int bin = firstUsed; bin <= lastUsed; bin++) {
            drawnIn[Math.max(0, Math.min(bins - 1, bin - first))] += counts[bin];
        }
        double[] rounded = rounded(first, bins);
        double total = sum(drawnIn);
        double kept = sum(rounded);
        double divergence = 0;
        for (int i = 0; i < bins; i++) {
            if (drawnIn[i] > 0) {
                double share = drawnIn[i] / total;
                divergence += share * Math.log(share / Math.max(NEVER, kept == 0 ? 0 : rounded[i] / kept));
            }
        }
        return divergence;
    }

    /** The counts inside after rounding to the levels: a level's numbers are spread evenly over its used bins. */
    private double[] rounded(int first, int bins) {
        double[] rounded = new double[bins];
        for (int level = 0; level < LEVELS; level++) {
            int from = (int) ((long) level * bins / LEVELS);
            int to = (int) ((level + 1L) * bins / LEVELS);
            long numbers = 0;
            int used = 0;
            for (int i = from; i < to; i++) {
                numbers += counts[first + i];
                used += counts[first + i] > 0 ? 1 : 0;
            }
            for (int i = from; i < to; i++) {
                rounded[i] = counts[first + i] > 0 ? (double) numbers / used : 0;
            }
        }
        return rounded;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
