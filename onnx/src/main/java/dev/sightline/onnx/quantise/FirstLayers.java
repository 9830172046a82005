package dev.sightline.onnx.quantise;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The nodes that stand before bytes pay: convolutions over an input's few channels, and the activations that follow them at
 * once.
 */
final class FirstLayers {

    /** Colours and transparency: a kernel for bytes would multiply mostly padding. */
    private static final int FEW_CHANNELS = 4;

    private static final Set<String> ACTIVATIONS = Set.of("Sigmoid", "Mul", "LeakyRelu", "Relu", "Clip", "HardSwish");

    private FirstLayers() {}

    /** Their numbers in the graph. */
    static Set<Integer> of(GraphProto graph, Map<String, TensorProto> stored) {
        Set<String> images = new HashSet<>();
        graph.getInputList().forEach(input -> images.add(input.getName()));
        Set<String> made = new HashSet<>();
        Set<Integer> nodes = new HashSet<>();
        for (int i = 0; i < graph.getNodeCount(); i++) {
            NodeProto node = graph.getNode(i);
            if (isFirst(node, images, stored) || isActivation(node, made, stored)) {
                nodes.add(i);
                made.addAll(node.getOutputList());
            }
        }
        return nodes;
    }

    private static boolean isFirst(NodeProto node, Set<String> images, Map<String, TensorProto> stored) {
        if (!node.getOpType().equals("Conv") || !images.contains(node.getInput(0))) {
            return false;
        }
        TensorProto weight = stored.get(node.getInput(1));
        return weight != null && weight.getDims(1) <= FEW_CHANNELS;
    }

    private static boolean isActivation(NodeProto node, Set<String> made, Map<String, TensorProto> stored) {
        return ACTIVATIONS.contains(node.getOpType())
                && made.contains(node.getInput(0))
                && node.getInputList().stream()
                        .allMatch(input -> input.isEmpty() || made.contains(input) || stored.containsKey(input));
    }
}
