package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;

/** Sizes in the proportions of another. */
final class Proportion {

    private Proportion() {}

    /**
     * The size whose shorter side has this length, with the other in proportion.
     *
     * @param multiple what the other side is rounded to a multiple of, half up, at least one
     */
    static Size of(Size whole, int shorterSide, int multiple) {
        int shorter = Math.min(whole.width(), whole.height());
        return new Size(
                side(whole.width(), shorter, shorterSide, multiple),
                side(whole.height(), shorter, shorterSide, multiple));
    }

    private static int side(int length, int shorter, int shorterSide, int multiple) {
        if (length == shorter) {
            return shorterSide;
        }
        long unit = 2L * shorter * multiple;
        long count = Math.max(1, (2L * length * shorterSide + (long) shorter * multiple) / unit);
        return Math.toIntExact(count * multiple);
    }
}
