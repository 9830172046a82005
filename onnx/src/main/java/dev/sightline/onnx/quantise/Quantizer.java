package dev.sightline.onnx.quantise;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.OperatorDomain;
import dev.sightline.onnx.Problems;
import dev.sightline.onnx.calibrate.ActivationRange;
import dev.sightline.onnx.proto.ModelContent;
import dev.sightline.onnx.read.OnnxModel;
import java.util.List;
import java.util.Map;

/**
 * Makes a model compute in int8, in the form with pairs of QuantizeLinear and DequantizeLinear (QDQ) that runtimes fuse.
 *
 * <p>Layers with stored weights and everything between them work in eight bits: activations unsigned and asymmetric per
 * tensor, weights signed and symmetric per output channel, biases in 32 bits. The last layer of each branch, and what
 * stands behind it, stays in float. Inputs and outputs stay float32. Tensors keep their names, so that {@link
 * OnnxModel#withExtraOutputs} reads the rounded values of the same places.
 */
public final class Quantizer {

    /** From here on a scale per channel can be written. */
    private static final long LEAST_OPSET = 13;

    private Quantizer() {}

    /**
     * The tensors whose ranges {@link #quantize} needs, by their names in the float model: inputs of the model among them,
     * all others made by its nodes.
     *
     * @throws OnnxException if the model's operator set is older than 13, or it has nothing that can be quantised
     * @throws IllegalArgumentException if a pattern matches no node
     */
    public static List<String> tensorsToCalibrate(OnnxModel model, QuantizationOptions options) {
        return plan(model, options).toCalibrate();
    }

    /**
     * The model in int8.
     *
     * @param ranges by tensor; more than are needed do no harm
     * @throws OnnxException as {@link #tensorsToCalibrate}, and if a range is missing (all are listed)
     * @throws IllegalArgumentException if a pattern matches no node
     */
    public static OnnxModel quantize(
            OnnxModel model, Map<String, ActivationRange> ranges, QuantizationOptions options) {
        QuantizationPlan plan = plan(model, options);
        Problems problems = new Problems();
        for (String tensor : plan.toCalibrate()) {
            problems.require(ranges.containsKey(tensor), "tensor '" + tensor + "' has no range");
        }
        problems.throwIfAny(model.source());
        ModelProto.Builder changed = model.content().proto().toBuilder();
        changed.setGraph(
                new QuantizedGraph(model.content().proto().getGraph(), plan, ranges, options.largestWeight()).write());
        return OnnxModel.of(new ModelContent(changed.build(), model.source()));
    }

    private static QuantizationPlan plan(OnnxModel model, QuantizationOptions options) {
        long opset = model.describe().opsets().getOrDefault(OperatorDomain.STANDARD, 0L);
        if (opset < LEAST_OPSET) {
            throw new OnnxException(
                    model.source(),
                    "int8 with a scale per channel needs operator set " + LEAST_OPSET + " or newer, the file has "
                            + opset + "; export it again with a newer one");
        }
        GraphProto graph = model.content().proto().getGraph();
        QuantizationPlan plan =
                new QuantizationPlan(graph, NodePatterns.choose(graph, options.keepFloat()), options.quantizeFirst());
        if (plan.isEmpty()) {
            throw new OnnxException(
                    model.source(),
                    "it has no layer with stored weights before its last ones that could be quantised"
                            + (options.quantizeFirst()
                                    ? ""
                                    : "; a first convolution over an image is taken with --quantize-first"));
        }
        return plan;
    }
}
