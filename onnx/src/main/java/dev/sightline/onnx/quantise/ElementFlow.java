package dev.sightline.onnx.quantise;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The element type of every tensor of a graph, carried from inputs and stored tensors through the nodes. Operators that
 * are not known here are taken to return the type of their first input, as nearly all do.
 */
final class ElementFlow {

    private static final Set<String> COUNTING =
            Set.of("Shape", "Size", "ArgMax", "ArgMin", "NonMaxSuppression", "NonZero");
    private static final Set<String> COMPARING = Set.of(
            "Equal", "Less", "Greater", "LessOrEqual", "GreaterOrEqual", "And", "Or", "Xor", "Not", "IsNaN", "IsInf");

    private final Map<String, Integer> types = new HashMap<>();

    private ElementFlow() {}

    static ElementFlow of(GraphProto graph) {
        ElementFlow flow = new ElementFlow();
        graph.getInputList()
                .forEach(input -> flow.types.put(
                        input.getName(), input.getType().getTensorType().getElemType()));
        graph.getInitializerList().forEach(tensor -> flow.types.put(tensor.getName(), tensor.getDataType()));
        for (NodeProto node : graph.getNodeList()) {
            int first = flow.made(node);
            for (int i = 0; i < node.getOutputCount(); i++) {
                boolean isIndex = i == 1 && Set.of("TopK", "MaxPool").contains(node.getOpType());
                flow.types.put(node.getOutput(i), isIndex ? DataType.INT64_VALUE : first);
            }
        }
        return flow;
    }

    boolean isFloat32(String tensor) {
        return types.getOrDefault(tensor, DataType.UNDEFINED_VALUE) == DataType.FLOAT_VALUE;
    }

    private int made(NodeProto node) {
        String operator = node.getOpType();
        if (COUNTING.contains(operator)) {
            return DataType.INT64_VALUE;
        }
        if (COMPARING.contains(operator)) {
            return DataType.BOOL_VALUE;
        }
        return switch (operator) {
            case "Cast" -> attribute(node, "to").map(to -> (int) to.getI()).orElse(DataType.UNDEFINED_VALUE);
            case "Constant", "ConstantOfShape" -> constant(node);
            case "Where", "CastLike", "DequantizeLinear" -> input(node, 1);
            case "QuantizeLinear" -> node.getInputCount() > 2 ? input(node, 2) : DataType.UINT8_VALUE;
            case "OneHot" -> input(node, 2);
            default -> input(node, 0);
        };
    }

    private int input(NodeProto node, int index) {
        return node.getInputCount() > index
                ? types.getOrDefault(node.getInput(index), DataType.UNDEFINED_VALUE)
                : DataType.UNDEFINED_VALUE;
    }

    private static int constant(NodeProto node) {
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasT()) {
                return attribute.getT().getDataType();
            }
            if (attribute.getName().startsWith("value_int")) {
                return DataType.INT64_VALUE;
            }
        }
        return DataType.FLOAT_VALUE;
    }

    private static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }
}
