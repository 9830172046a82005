package dev.sightline.onnx.quantise;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.sightline.onnx.proto.Tensors;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A layer's numbers in eight bits: weights symmetric around 0, each output channel with its own scale, and the bias in 32
 * bits with the scale {@code inputScale * weightScale}, so that it can be added to the sums as it is.
 *
 * @param weightScales one per output channel
 * @param biasScales likewise; null as {@code bias} is
 */
record ByteLayer(
        TensorProto weight, float[] weightScales, @Nullable TensorProto bias, float @Nullable [] biasScales) {

    /** Half of what 32 bits hold, which leaves room for the sums. */
    private static final double LARGEST_BIAS = 1 << 30;

    /**
     * Rounds a layer's numbers.
     *
     * @param largestLevel of a weight, 127 at most
     * @param name of the layer; its tensors are named below it
     */
    static ByteLayer of(QuantizedLayer layer, float inputScale, int largestLevel, String name) {
        float[] weight = Tensors.values(layer.weight());
        TensorProto biasTensor = layer.bias();
        float[] bias = biasTensor == null ? null : Tensors.values(biasTensor);
        long[] dims = Tensors.dims(layer.weight());
        int channels = Math.toIntExact(dims[layer.axis()]);
        int inner = 1;
        for (int axis = layer.axis() + 1; axis < dims.length; axis++) {
            inner *= Math.toIntExact(dims[axis]);
        }
        float[] scales = scales(steps(weight, channels, inner, largestLevel), bias, inputScale);
        ByteBuffer bytes = bytes(weight, scales, inner, kernel(dims), largestLevel);
        TensorProto weightBytes = Tensors.packed(name + "/weight", DataType.INT8, dims, bytes);
        if (bias == null) {
            return new ByteLayer(weightBytes, scales, null, null);
        }
        float[] biasScales = new float[channels];
        ByteBuffer levels = Tensors.buffer(4 * channels);
        for (int channel = 0; channel < channels; channel++) {
            biasScales[channel] = inputScale * scales[channel];
            levels.putInt((int) Math.rint((double) bias[channel] / biasScales[channel]));
        }
        TensorProto biasBytes = Tensors.packed(name + "/bias", DataType.INT32, new long[] {channels}, levels);
        return new ByteLayer(weightBytes, scales, biasBytes, biasScales);
    }

    private static ByteBuffer bytes(float[] weight, float[] scales, int inner, int kernel, int largestLevel) {
        int each = weight.length / scales.length;
        ByteBuffer bytes = Tensors.buffer(weight.length);
        for (int channel = 0; channel < scales.length; channel++) {
            double[] exact = new double[each];
            for (int i = 0; i < each; i++) {
                exact[i] = (double) weight[place(channel, i, inner, scales.length)] / scales[channel];
            }
            int[] levels = BalancedRounding.levels(exact, kernel, largestLevel);
            for (int i = 0; i < each; i++) {
                bytes.put(place(channel, i, inner, scales.length), (byte) levels[i]);
            }
        }
        return bytes;
    }

    /** Where number {@code i} of a channel is stored. */
    private static int place(int channel, int i, int inner, int channels) {
        return (i / inner * channels + channel) * inner + i % inner;
    }

    /** Weights that meet the same input channel. */
    private static int kernel(long[] dims) {
        long size = 1;
        for (int axis = 2; axis < dims.length; axis++) {
            size *= dims[axis];
        }
        return Math.toIntExact(size);
    }

    /** What one level of each channel stands for when its largest weight takes the last level. */
    private static double[] steps(float[] weight, int channels, int inner, int largestLevel) {
        double[] steps = new double[channels];
        for (int i = 0; i < weight.length; i++) {
            int channel = i / inner % channels;
            steps[channel] = Math.max(steps[channel], (double) Math.abs(weight[i]) / largestLevel);
        }
        return steps;
    }

    /** Wider levels where a bias would else not fit into 32 bits, and any for a channel that is 0 throughout. */
    private static float[] scales(double[] steps, float @Nullable [] bias, float inputScale) {
        float[] scales = new float[steps.length];
        for (int channel = 0; channel < steps.length; channel++) {
            double forBias = bias == null ? 0 : Math.abs(bias[channel]) / LARGEST_BIAS / inputScale;
            double scale = Math.max(steps[channel], forBias);
            scales[channel] = scale < Float.MIN_NORMAL ? 1 : (float) scale;
        }
        return scales;
    }
}
