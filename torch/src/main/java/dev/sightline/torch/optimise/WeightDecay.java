package dev.sightline.torch.optimise;

import dev.sightline.torch.execute.ParameterGroup;

/**
 * How much parameters are pulled towards zero, and which.
 *
 * @param value 0 for none
 * @param normsAndBiases whether normalisation parameters and biases decay as well, as in He et al. 2016; without it
 *     convolution and linear weights alone do
 */
public record WeightDecay(double value, boolean normsAndBiases) {

    public WeightDecay {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("weight decay must be 0 or more, received " + value);
        }
    }

    /** Of convolution and linear weights alone. */
    public static WeightDecay ofWeights(double value) {
        return new WeightDecay(value, false);
    }

    /** The decay of one group; 0 for none. */
    double of(ParameterGroup group) {
        return normsAndBiases || group.kind() == ParameterGroup.Kind.WEIGHT ? value : 0;
    }
}
