package dev.sightline.train.loop;

import dev.sightline.torch.LossTerms;

/**
 * Recognises a loss that is a number still and has run away.
 *
 * <p>A step is absurd if its loss, summed over its terms, is above {@value #MULTIPLE} times the loss of the first step of
 * this session, or of {@value #FLOOR} where that is smaller. The first step comes before any update, so that it is the loss
 * of the network as it was given. A run has diverged after {@value #STEPS} absurd steps in a row, or at the end of an epoch
 * whose mean is absurd and whose last {@value #SHORT} steps were (in shorter epochs all but one, 3 at least).
 *
 * <p>Guessing among a million classes costs 14; the sums of detectors begin below 100. A sound run does not come to a
 * loss above 1000 and a hundred times its beginning and stay there: a peak, a new stage or other images do not reach it.
 */
final class DivergenceWatch {

    static final double MULTIPLE = 100;
    static final double FLOOR = 10;
    static final int STEPS = 50;
    static final int SHORT = 10;
    private static final int FEWEST = 3;

    private double reference = Double.NaN;
    private int absurd;

    /**
     * Takes a step's loss.
     *
     * @throws DivergedException if it is one absurd step too many
     */
    void step(LossTerms losses, String where, String cause) {
        double total = losses.total();
        if (Double.isNaN(reference)) {
            reference = Math.max(total, FLOOR);
        }
        absurd = isAbsurd(total) ? absurd + 1 : 0;
        if (absurd >= STEPS) {
            throw diverged(where, total, cause);
        }
    }

    /**
     * Takes an epoch's mean.
     *
     * @param steps of the epoch
     * @throws DivergedException if the epoch ended far above the run's beginning
     */
    void epoch(LossTerms mean, int steps, String where, String cause) {
        int needed = Math.max(FEWEST, Math.min(SHORT, steps - 1));
        if (isAbsurd(mean.total()) && absurd >= needed) {
            throw diverged(where, mean.total(), cause);
        }
    }

    private boolean isAbsurd(double total) {
        return total > MULTIPLE * reference;
    }

    private DivergedException diverged(String where, double loss, String cause) {
        return new DivergedException("diverged in " + where + ": the loss is " + (float) loss + ", and was above "
                + (float) (MULTIPLE * reference) + " for " + absurd + " steps in a row. " + cause);
    }
}
