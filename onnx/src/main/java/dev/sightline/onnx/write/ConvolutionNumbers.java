package dev.sightline.onnx.write;

import dev.sightline.nn.Node;
import org.jspecify.annotations.Nullable;

/** A convolution's numbers as they are written: {@code weight [outChannels, ...]} and, where there is one, the bias. */
record ConvolutionNumbers(float[] weight, float @Nullable [] bias) {

    static ConvolutionNumbers of(Node convolution, CheckedWeights weights) {
        float[] weight = weights.of(convolution.parameter("weight"));
        return new ConvolutionNumbers(
                weight, convolution.hasParameter("bias") ? weights.of(convolution.parameter("bias")) : null);
    }

    /**
     * The numbers with a batch normalisation worked in: with {@code factor = gamma / sqrt(variance + epsilon)} per output
     * channel, {@code weight' = weight * factor} and {@code bias' = (bias - mean) * factor + beta}. Computed in double
     * precision and rounded once.
     */
    ConvolutionNumbers folded(Node norm, double epsilon, CheckedWeights weights) {
        float[] gamma = weights.of(norm.parameter("weight"));
        float[] beta = weights.of(norm.parameter("bias"));
        float[] mean = weights.of(norm.parameter("running_mean"));
        float[] variance = weights.of(norm.parameter("running_var"));
        float[] foldedWeight = new float[weight.length];
        float[] foldedBias = new float[gamma.length];
        int perChannel = weight.length / gamma.length;
        for (int channel = 0; channel < gamma.length; channel++) {
            double factor = gamma[channel] / Math.sqrt(variance[channel] + epsilon);
            for (int i = channel * perChannel; i < (channel + 1) * perChannel; i++) {
                foldedWeight[i] = (float) (weight[i] * factor);
            }
            double before = bias == null ? 0 : bias[channel];
            foldedBias[channel] = (float) ((before - mean[channel]) * factor + beta[channel]);
        }
        return new ConvolutionNumbers(foldedWeight, foldedBias);
    }
}
