package dev.sightline.nn;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a linear layer with bias about to be added to a network; its input features come from its input.
 *
 * @param weightInitializer null for PyTorch's default, {@link Initializer.KaimingUniform} over the input features
 * @param biasInitializer null for PyTorch's default, {@link Initializer.KaimingUniform} over the input features
 */
public record LinearOptions(
        int outFeatures,
        @Nullable Initializer weightInitializer,
        @Nullable Initializer biasInitializer) {

    public static LinearOptions of(int outFeatures) {
        return new LinearOptions(outFeatures, null, null);
    }

    /** Weights that start normally distributed around 0. */
    public LinearOptions weightsOfDeviation(double standardDeviation) {
        return new LinearOptions(outFeatures, new Initializer.Normal(standardDeviation), biasInitializer);
    }

    /** A bias whose values all start at {@code value}. */
    public LinearOptions biasStartingAt(double value) {
        return new LinearOptions(outFeatures, weightInitializer, new Initializer.Constant(value));
    }
}
