package dev.sightline.train.loop;

import dev.sightline.torch.DetectionLosses;
import dev.sightline.torch.Precision;
import dev.sightline.torch.UpdateOutcome;

/**
 * Stops a run whose loss or gradient is no longer a number, naming the likely cause.
 *
 * <p>The parameters are still those of the last good update: nothing is applied from a gradient that is not finite.
 */
final class NanGuard {

    /** Half precision is expected to overflow now and then while its loss scale settles, but not for ever. */
    private static final int TOLERATED_OVERFLOWS = 50;

    private final Precision precision;
    private int overflows;

    NanGuard(Precision precision) {
        this.precision = precision;
    }

    void check(DetectionLosses losses, String where, double rate, boolean firstStep) {
        if (!losses.isFinite()) {
            throw new DivergedException("the loss is not a number at " + where + " (box " + losses.box()
                    + ", classification " + losses.classification() + ", distribution " + losses.distribution()
                    + "). " + likelyCause(rate, firstStep));
        }
    }

    void check(UpdateOutcome outcome, String where, double rate) {
        if (outcome.applied()) {
            overflows = 0;
            return;
        }
        boolean tolerated = precision == Precision.FLOAT16 && ++overflows < TOLERATED_OVERFLOWS;
        if (!tolerated) {
            throw new DivergedException("the gradient is not a number at " + where + " (norm " + outcome.gradientNorm()
                    + "). " + likelyCause(rate, false));
        }
    }

    private String likelyCause(double rate, boolean firstStep) {
        if (firstStep) {
            return "At the very first step the weights themselves are suspect: were they loaded from the right file?";
        }
        String lower = "Likely cause: the learning rate, now " + rate
                + ", is too high; lower optimizer.learning-rate or lengthen schedule.warm-up-epochs.";
        return precision == Precision.FLOAT32
                ? lower
                : lower + " If that does not help, rule out mixed precision with train.precision: float32.";
    }
}
