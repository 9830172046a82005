package dev.sightline.train.schedule;

import dev.sightline.torch.optimise.LearningRates;

/**
 * The learning rates of every step of a run: warm-up, then decay. A pure function of the epoch, so that a resumed run
 * needs no state to go on with it.
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
     */
    public LearningRates at(double epoch) {
        double full = fullRate * decay.factor(epoch, epochs);
        if (!warmUp.covers(epoch)) {
            return LearningRates.same(full);
        }
        double weights = warmUp.between(warmUp.startShare() * full, full, epoch);
        double biases = warmUp.between(warmUp.biasRate(), full, epoch);
        return new LearningRates(weights, weights, biases);
    }
}
