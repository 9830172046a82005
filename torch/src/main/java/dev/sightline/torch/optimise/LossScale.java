package dev.sightline.torch.optimise;

import dev.sightline.torch.Precision;

/**
 * The factor that keeps small half-precision gradients above zero: doubled after 2000 good updates, halved after one
 * that overflowed, which is then skipped (Micikevicius et al. 2018, "Mixed Precision Training", section 3.2). It stays
 * within 1 and 2^127, the largest power of two that a 32-bit float holds.
 *
 * <p>Other precisions need none: their scale is 1 for ever.
 */
final class LossScale {

    private static final double FIRST = 65536;
    private static final double LARGEST = 0x1p127;
    private static final int UPDATES_BEFORE_GROWTH = 2000;

    private final boolean used;
    private double value;
    private int goodUpdates;

    LossScale(Precision precision) {
        used = precision == Precision.FLOAT16;
        value = used ? FIRST : 1;
    }

    double value() {
        return value;
    }

    boolean isUsed() {
        return used;
    }

    /** Good updates since the scale last changed. */
    int goodUpdates() {
        return goodUpdates;
    }

    void restore(TrainingState.Scale stored) {
        value = used ? stored.value() : 1;
        goodUpdates = used ? stored.goodUpdates() : 0;
    }

    void overflowed() {
        value = Math.max(1, value / 2);
        goodUpdates = 0;
    }

    void wentWell() {
        if (used && ++goodUpdates == UPDATES_BEFORE_GROWTH) {
            value = Math.min(LARGEST, value * 2);
            goodUpdates = 0;
        }
    }
}
