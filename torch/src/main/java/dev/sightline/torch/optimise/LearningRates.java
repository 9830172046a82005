package dev.sightline.torch.optimise;

import dev.sightline.torch.execute.ParameterGroup;

/**
 * The learning rates of one step, by parameter group.
 *
 * @param weights of convolutions and linear layers
 * @param norms of normalisation layers' factors
 * @param biases of every layer
 */
public record LearningRates(double weights, double norms, double biases) {

    /** One rate for all groups. */
    public static LearningRates same(double rate) {
        return new LearningRates(rate, rate, rate);
    }

    /** The rate of one group, its factor included. */
    double of(ParameterGroup group) {
        return group.rateFactor()
                * switch (group.kind()) {
                    case WEIGHT -> weights;
                    case NORM -> norms;
                    case BIAS -> biases;
                };
    }
}
