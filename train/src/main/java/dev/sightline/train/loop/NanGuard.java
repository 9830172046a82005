package dev.sightline.train.loop;

import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.torch.LossTerms;
import dev.sightline.torch.Precision;
import dev.sightline.torch.optimise.UpdateOutcome;
import java.util.stream.Collectors;

/**
 * Stops a run whose loss, gradient or running statistics are no longer numbers, naming the likely cause.
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

    void check(LossTerms losses, String where, double rate, boolean firstStep) {
        if (!losses.isFinite()) {
            throw new DivergedException("diverged in " + where + ": the loss is not a number (" + shown(losses) + "). "
                    + likelyCause(rate, firstStep));
        }
    }

    void check(UpdateOutcome outcome, String where, double rate) {
        if (outcome.applied()) {
            overflows = 0;
            return;
        }
        if (!outcome.statisticsFinite()) {
            throw new DivergedException("the running statistics of batch normalization are not numbers at " + where
                    + ". One image on a map of 1 x 1 has no variance: if the last batch of an epoch is of one image,"
                    + " set train.drop-last: true or another train.batch. " + likelyCause(rate, false));
        }
        boolean tolerated = precision == Precision.FLOAT16 && ++overflows < TOLERATED_OVERFLOWS;
        if (!tolerated) {
            throw new DivergedException("diverged in " + where + ": the gradient is not a number (norm "
                    + outcome.gradientNorm() + "). " + likelyCause(rate, false));
        }
    }

    /** What a network predicts must be numbers before anything is decoded from it. */
    void check(NetworkOutputs outputs, String where, double rate) {
        outputs.byName().forEach((name, output) -> {
            for (int i = 0; i < output.values().limit(); i++) {
                if (Float.isNaN(output.values().get(i))) {
                    throw new DivergedException("diverged before the " + where + ": the network's output '" + name
                            + "' is not a number. " + likelyCause(rate, false));
                }
            }
        });
    }

    private static String shown(LossTerms losses) {
        return losses.losses().entrySet().stream()
                .map(term -> term.getKey() + " " + term.getValue())
                .collect(Collectors.joining(", "));
    }

    String likelyCause(double rate, boolean firstStep) {
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
