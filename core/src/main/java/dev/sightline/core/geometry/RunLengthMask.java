package dev.sightline.core.geometry;

import java.util.Arrays;

/**
 * An object pixel by pixel, as lengths of runs: pixels are gone through column by column, each from top to bottom, and
 * the runs are by turns outside and inside, the first outside (maybe of length 0), as COCO writes them. Immutable.
 */
public final class RunLengthMask implements Mask {

    private final int width;
    private final int height;
    private final int[] counts;

    private RunLengthMask(int width, int height, int[] counts) {
        this.width = width;
        this.height = height;
        this.counts = counts;
    }

    /**
     * A mask of these runs.
     *
     * @param width of the whole image in pixels
     * @param counts the lengths, 0 or more, as many pixels together as the image has
     */
    public static RunLengthMask of(int width, int height, int... counts) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a mask is of an image of at least 1 x 1 pixels, received " + width + " x " + height);
        }
        long sum = 0;
        for (int count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("a run must be 0 pixels or more, received " + count);
            }
            sum += count;
        }
        if (sum != (long) width * height) {
            throw new IllegalArgumentException(
                    "runs must cover all pixels of " + width + " x " + height + ", received " + sum + " pixels");
        }
        return new RunLengthMask(width, height, counts.clone());
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The lengths of the runs, a copy. */
    public int[] counts() {
        return counts.clone();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.runLength(this);
    }

    /** The number of pixels inside. */
    @Override
    public double area() {
        long inside = 0;
        for (int i = 1; i < counts.length; i += 2) {
            inside += counts[i];
        }
        return inside;
    }

    /** The edges of the outermost pixels; all 0 for an empty mask. */
    @Override
    public Box.Pixels bounds() {
        long left = Long.MAX_VALUE;
        long top = Long.MAX_VALUE;
        long right = -1;
        long bottom = -1;
        long start = 0;
        for (int i = 0; i < counts.length; i++) {
            long last = start + counts[i] - 1;
            if (i % 2 == 1 && counts[i] > 0) {
                boolean oneColumn = start / height == last / height;
                left = Math.min(left, start / height);
                right = Math.max(right, last / height);
                top = Math.min(top, oneColumn ? start % height : 0);
                bottom = Math.max(bottom, oneColumn ? last % height : height - 1L);
            }
            start = last + 1;
        }
        return right < 0 ? new Box.Pixels(0, 0, 0, 0) : new Box.Pixels(left, top, right + 1.0, bottom + 1.0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunLengthMask mask
                && width == mask.width
                && height == mask.height
                && Arrays.equals(counts, mask.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    /** {@code runs [6, 1, 40, ...] of 10 x 8}. */
    @Override
    public String toString() {
        return "runs " + Arrays.toString(counts) + " of " + width + " x " + height;
    }
}
