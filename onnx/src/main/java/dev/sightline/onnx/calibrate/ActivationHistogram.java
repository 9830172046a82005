package dev.sightline.onnx.calibrate;

/**
 * How often a tensor takes which values, counted as they come in one pass over the calibration images.
 *
 * <p>The bins are of one width and lie symmetrically around 0. When a number lies outside, the width doubles and
 * neighbouring bins are joined, so no range has to be known beforehand and the order of the numbers moves nothing but the
 * width. For one thread.
 */
public final class ActivationHistogram {

    private static final int BINS = 8192;
    private static final int HALF = BINS / 2;

    private final long[] counts = new long[BINS];
    private double width;
    private long total;
    private float min = Float.POSITIVE_INFINITY;
    private float max = Float.NEGATIVE_INFINITY;

    /**
     * Counts all of these numbers.
     *
     * @throws IllegalArgumentException if one is not finite; those before it are counted
     */
    public void add(float[] values) {
        add(values, values.length);
    }

    /** Counts the first {@code length} of these numbers, as {@link #add(float[])}. */
    public void add(float[] values, int length) {
        for (int i = 0; i < length; i++) {
            float value = values[i];
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("an activation must be finite, received " + value + " at " + i);
            }
            makeRoomFor(Math.abs(value));
            counts[bin(value)]++;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        total += length;
    }

    /** How many numbers were counted. */
    public long count() {
        return total;
    }

    /** From the least to the greatest number seen. */
    public ActivationRange minMax() {
        requireNumbers();
        return new ActivationRange(min, max);
    }

    /**
     * The range that is left when the same share of the numbers is cut off at both ends, widened to whole bins.
     *
     * @param percent of the numbers that stay, above 0 and at most 100; 99.99 is usual
     */
    public ActivationRange percentile(double percent) {
        requireNumbers();
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("a percentile must be above 0 and at most 100, received " + percent);
        }
        double cut = total * (100 - percent) / 200;
        int first = 0;
        for (double below = counts[0]; below <= cut && first < BINS - 1; below += counts[first]) {
            first++;
        }
        int last = BINS - 1;
        for (double above = counts[last]; above <= cut && last > first; above += counts[last]) {
            last--;
        }
        return within(first, last);
    }

    /**
     * The range whose 256 levels keep the distribution best: of all ranges cut symmetrically, the one with the least
     * Kullback-Leibler divergence between the numbers drawn into it and the same after rounding (Migacz 2017, "8-bit
     * Inference with TensorRT").
     */
    public ActivationRange entropy() {
        requireNumbers();
        return new EntropyCut(counts, bin(min), bin(max)).best(this::within);
    }

    private ActivationRange within(int firstBin, int lastBin) {
        return new ActivationRange(
                (float) Math.max(min, (firstBin - HALF) * width), (float) Math.min(max, (lastBin + 1 - HALF) * width));
    }

    private int bin(float value) {
        return width == 0 ? HALF : Math.min(BINS - 1, HALF + (int) Math.floor(value / width));
    }

    private void makeRoomFor(float magnitude) {
        if (width == 0) {
            // All before were 0, which stay in the bin they are in.
            width = 1.0 * magnitude / HALF;
        }
        while (magnitude > width * HALF) {
            widen();
        }
    }

    private void widen() {
        long[] joined = new long[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            joined[HALF + Math.floorDiv(bin - HALF, 2)] += counts[bin];
        }
        System.arraycopy(joined, 0, counts, 0, BINS);
        width *= 2;
    }

    private void requireNumbers() {
        if (total == 0) {
            throw new IllegalStateException("no numbers have been counted yet");
        }
    }
}
