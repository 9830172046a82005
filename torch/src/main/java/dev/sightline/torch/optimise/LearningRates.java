package dev.sightline.torch.optimise;

import dev.sightline.torch.execute.ParameterGroup;
import java.util.OptionalDouble;

/**
 * The learning rates of one step, by parameter group, and its momentum.
 *
 * @param weights of convolutions and linear layers
 * @param norms of normalisation layers' factors
 * @param biases of every layer
 * @param momentum of SGD in this step; empty for the momentum of its options
 */
public record LearningRates(double weights, double norms, double biases, OptionalDouble momentum) {

    /** With the momentum of the optimizer's options. */
    public LearningRates(double weights, double norms, double biases) {
        this(weights, norms, biases, OptionalDouble.empty());
    }

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
