package dev.sightline.nn;

import dev.sightline.nn.op.Padding;
import dev.sightline.nn.op.Window;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a convolution about to be added to a network; its input channels come from its input.
 *
 * @param bias whether a learned constant is added per output channel
 * @param weightInitializer null for PyTorch's default, {@link Initializer.KaimingUniform} over the weight's fan-in
 * @param biasInitializer null for PyTorch's default, {@link Initializer.KaimingUniform} over the weight's fan-in
 */
public record ConvOptions(
        int outChannels,
        Window window,
        int groups,
        boolean bias,
        @Nullable Initializer weightInitializer,
        @Nullable Initializer biasInitializer) {

    public ConvOptions {
        Objects.requireNonNull(window, "window");
    }

    /** A square kernel of stride 1 with bias, one group, padded by {@code kernel / 2} on every side. */
    public static ConvOptions of(int outChannels, int kernel) {
        return new ConvOptions(outChannels, Window.square(kernel).padding(kernel / 2), 1, true, null, null);
    }

    /** The same stride in height and width. */
    public ConvOptions stride(int cells) {
        return window(window.stride(cells));
    }

    public ConvOptions padding(Padding cells) {
        return window(window.padding(cells));
    }

    public ConvOptions window(Window changed) {
        return new ConvOptions(outChannels, changed, groups, bias, weightInitializer, biasInitializer);
    }

    public ConvOptions groups(int count) {
        return new ConvOptions(outChannels, window, count, bias, weightInitializer, biasInitializer);
    }

    public ConvOptions withoutBias() {
        return new ConvOptions(outChannels, window, groups, false, weightInitializer, null);
    }

    /** A bias whose values all start at {@code value}. */
    public ConvOptions biasStartingAt(double value) {
        return new ConvOptions(outChannels, window, groups, true, weightInitializer, new Initializer.Constant(value));
    }

    /** Weights, and a bias if there is one, that all start at 0. */
    public ConvOptions startingAtZero() {
        Initializer zeros = new Initializer.Constant(0);
        return new ConvOptions(outChannels, window, groups, bias, zeros, zeros);
    }

    /** Weights that start normally distributed around 0. */
    public ConvOptions weightsOfDeviation(double standardDeviation) {
        Initializer normal = new Initializer.Normal(standardDeviation);
        return new ConvOptions(outChannels, window, groups, bias, normal, biasInitializer);
    }

    /**
     * Weights from a normal distribution of variance {@code 2 / (outChannels * kernel area / groups)}: He et al. 2015,
     * "Delving Deep into Rectifiers", in the form that keeps the variance of gradients, which ResNets start from.
     */
    public ConvOptions weightsForGradients() {
        double fanOut = (double) outChannels
                * window.kernel().height()
                * window.kernel().width()
                / groups;
        return weightsOfDeviation(Math.sqrt(2 / fanOut));
    }
}
