package dev.sightline.train.schedule;

import dev.sightline.torch.optimise.LearningRates;
import java.util.OptionalDouble;

/**
 * The learning rates of every step of a run, and its momentum: warm-up, then decay. A pure function of the epoch, so that a
 * resumed run needs no state to go on with it.
 *
 * @param fullRate the rate that factors multiply
 * @param epochs length of the run
 */
public record LearningRateSchedule(double fullRate, Decay decay, WarmUp warmUp, int epochs) {

    public LearningRateSchedule {
        if (!(fullRate > 0 && Double.isFinite(fullRate))) {
            throw new IllegalArgumentException("a learning rate must be above 0, received " + fullRate);
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("a run must have 1 epoch or more, received " + epochs);
        }
    }

    /**
     * Rates of one step.
     *
     * @param epoch epochs done so far, fractions included: epoch 2, step 3 of 10 is 2.3
     * @param updatesPerEpoch updates of the weights in an epoch, 1 or more
     */
    public LearningRates at(double epoch, int updatesPerEpoch) {
        double full = fullRate * decay.factor(epoch, epochs);
        double length = warmUp.length().inEpochs(updatesPerEpoch);
        if (epoch >= length) {
            return LearningRates.same(full);
        }
        double weights = between(warmUp.startShare() * full, full, epoch, length);
        double biases = between(warmUp.biasRate(), full, epoch, length);
        OptionalDouble momentum = warmUp.momentum().stream()
                .mapToDouble(rise -> between(rise.start(), rise.end(), epoch, length))
                .findFirst();
        return new LearningRates(weights, weights, biases, momentum);
    }

    /** The value {@code epoch} into a stretch of this length, on the way from {@code start} to {@code end}. */
    private static double between(double start, double end, double epoch, double length) {
        return start + (end - start) * epoch / length;
    }
}
