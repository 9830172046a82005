package dev.sightline.onnx.quantise;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.sightline.onnx.OperatorDomain;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A layer that multiplies by stored weights: what int8 makes fast.
 *
 * @param weight float32, the output channels along {@code axis}
 * @param bias one number per output channel
 */
record QuantizedLayer(
        TensorProto weight, int axis, @Nullable TensorProto bias) {

    /** The layer a node is, if its weights are stored, its form is the plain one, and each channel has one bias at most. */
    static Optional<QuantizedLayer> of(NodeProto node, Map<String, TensorProto> stored) {
        boolean standard = OperatorDomain.of(node.getDomain()).equals(OperatorDomain.STANDARD);
        int axis = standard ? channelAxis(node) : -1;
        if (axis < 0 || node.getInputCount() < 2 || stored.containsKey(node.getInput(0))) {
            return Optional.empty();
        }
        TensorProto weight = stored.get(node.getInput(1));
        boolean hasBias = node.getInputCount() > 2 && !node.getInput(2).isEmpty();
        TensorProto bias = hasBias ? stored.get(node.getInput(2)) : null;
        if (weight == null || !isFloat(weight) || weight.getDimsCount() <= axis || (hasBias && bias == null)) {
            return Optional.empty();
        }
        boolean plainMatrix = node.getOpType().equals("Conv") || weight.getDimsCount() == 2;
        boolean biasFits =
                bias == null || (isFloat(bias) && bias.getDimsCount() == 1 && bias.getDims(0) == weight.getDims(axis));
        return plainMatrix && biasFits ? Optional.of(new QuantizedLayer(weight, axis, bias)) : Optional.empty();
    }

    /** The axis of the weight that counts output channels, or -1 for other operators and forms. */
    private static int channelAxis(NodeProto node) {
        return switch (node.getOpType()) {
            case "Conv" -> 0;
            case "MatMul" -> 1;
            case "Gemm" -> isPlain(node) ? (integer(node, "transB") == 1 ? 0 : 1) : -1;
            default -> -1;
        };
    }

    private static boolean isPlain(NodeProto node) {
        return integer(node, "transA") == 0 && real(node, "alpha") == 1 && real(node, "beta") == 1;
    }

    private static long integer(NodeProto node, String name) {
        return attribute(node, name).map(AttributeProto::getI).orElse(0L);
    }

    private static float real(NodeProto node, String name) {
        return attribute(node, name).map(AttributeProto::getF).orElse(1f);
    }

    private static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    private static boolean isFloat(TensorProto tensor) {
        return tensor.getDataType() == DataType.FLOAT_VALUE;
    }
}
