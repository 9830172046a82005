package dev.sightline.onnx.quantise;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.sightline.onnx.OperatorDomain;
import dev.sightline.onnx.decode.DetectionTail;
import dev.sightline.onnx.proto.Tensors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which nodes of a graph work in eight bits, and which tensors need ranges for that: the layers with stored weights,
 * and what stands between them. What no such layer follows, such as the last convolution of each branch and all
 * behind it, stays in float, since there every bit is part of the result.
 */
final class QuantizationPlan {

    /**
     * Their outputs are numbers of their input, so both share one range and the operator works on bytes as they are.
     */
    private static final Set<String> PASSING = Set.of(
            "MaxPool",
            "Resize",
            "Slice",
            "Split",
            "Reshape",
            "Flatten",
            "Transpose",
            "Squeeze",
            "Unsqueeze",
            "DepthToSpace",
            "SpaceToDepth");

    /** A range does their work when it follows at once. */
    private static final Set<String> CLIPPING = Set.of("Relu", "Clip");

    private static final Set<String> COMBINING = Set.of("Add", "Mul", "Concat");

    private static final Set<String> OTHERS =
            Set.of("Sigmoid", "LeakyRelu", "AveragePool", "GlobalAveragePool", "Softmax");

    private final GraphProto graph;
    private final Set<String> kept;
    private final Set<Integer> first;
    private final ElementFlow types;
    private final Map<String, TensorProto> stored = new HashMap<>();
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, Integer> makers = new HashMap<>();
    private final Set<Integer> quantized = new HashSet<>();
    private final Set<Integer> absorbed = new HashSet<>();
    private final Map<String, String> madeInstead = new HashMap<>();
    private final Map<String, String> ranges = new HashMap<>();

    /** @param quantizeFirst whether {@link FirstLayers} work in eight bits too */
    QuantizationPlan(GraphProto graph, Set<String> kept, boolean quantizeFirst) {
        this.graph = graph;
        this.kept = kept;
        this.types = ElementFlow.of(graph);
        graph.getInitializerList().forEach(tensor -> stored.put(tensor.getName(), tensor));
        this.first = quantizeFirst ? Set.of() : FirstLayers.of(graph, stored);
        graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(this::countReader);
        for (int i = 0; i < graph.getNodeCount(); i++) {
            graph.getNode(i).getInputList().forEach(this::countReader);
            for (String output : graph.getNode(i).getOutputList()) {
                makers.put(output, i);
            }
        }
        chooseNodes();
        absorbClipping();
        shareRanges();
    }

    Map<String, TensorProto> stored() {
        return stored;
    }

    boolean isQuantized(int node) {
        return quantized.contains(node);
    }

    boolean isEmpty() {
        return quantized.isEmpty();
    }

    /** Whether the node's work is done by the range of the tensor it makes, so that it can be left out. */
    boolean isAbsorbed(int node) {
        return absorbed.contains(node);
    }

    /** The tensor that takes the place of what a node makes: the one behind an absorbed node. */
    String madeInstead(String tensor) {
        return madeInstead.getOrDefault(tensor, tensor);
    }

    /** Whether input number {@code input} of a quantised node is one that comes in eight bits. */
    boolean takesBytes(NodeProto node, int input) {
        boolean position = input == 0 || COMBINING.contains(node.getOpType());
        return position && types.isFloat32(node.getInput(input));
    }

    boolean isMadeByQuantized(String tensor) {
        Integer maker = makers.get(tensor);
        return maker != null && quantized.contains(maker);
    }

    /** The tensor whose range a tensor has: itself, or what it was passed on from. */
    String rangeOf(String tensor) {
        return ranges.getOrDefault(tensor, tensor);
    }

    /** The tensors whose ranges must be known, in the order they are first read or made. */
    List<String> toCalibrate() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < graph.getNodeCount(); i++) {
            if (quantized.contains(i) && !isAbsorbed(i)) {
                NodeProto node = graph.getNode(i);
                for (int input = 0; input < node.getInputCount(); input++) {
                    if (takesBytes(node, input) && !stored.containsKey(node.getInput(input))) {
                        names.add(rangeOf(node.getInput(input)));
                    }
                }
                node.getOutputList().forEach(output -> names.add(rangeOf(madeInstead(output))));
            }
        }
        return List.copyOf(names);
    }

    private void countReader(String tensor) {
        readers.merge(tensor, 1, Integer::sum);
    }

    private void chooseNodes() {
        Set<String> leading = new HashSet<>();
        for (int i = graph.getNodeCount() - 1; i >= 0; i--) {
            NodeProto node = graph.getNode(i);
            boolean layer = isLayer(node);
            boolean leads = node.getOutputList().stream().anyMatch(leading::contains);
            if (leads && !first.contains(i) && isQuantizable(node, layer)) {
                quantized.add(i);
            }
            if (layer) {
                leading.add(node.getInput(0));
            } else if (leads) {
                leading.addAll(node.getInputList());
            }
        }
    }

    private boolean isLayer(NodeProto node) {
        return !node.getName().startsWith(DetectionTail.SCOPE)
                && QuantizedLayer.of(node, stored).isPresent()
                && types.isFloat32(node.getInput(0));
    }

    private boolean isQuantizable(NodeProto node, boolean layer) {
        String operator = node.getOpType();
        boolean known = layer
                || PASSING.contains(operator)
                || CLIPPING.contains(operator)
                || COMBINING.contains(operator)
                || OTHERS.contains(operator);
        return known
                && OperatorDomain.of(node.getDomain()).equals(OperatorDomain.STANDARD)
                && !kept.contains(node.getName())
                && !node.getName().startsWith(DetectionTail.SCOPE)
                && types.isFloat32(node.getInput(0))
                && !stored.containsKey(node.getInput(0));
    }

    private void absorbClipping() {
        for (int i : quantized) {
            NodeProto node = graph.getNode(i);
            String input = node.getInput(0);
            Integer maker = makers.get(input);
            boolean alone = readers.getOrDefault(input, 0) == 1;
            if (isClippingAroundZero(node) && alone && maker != null && canAbsorb(maker)) {
                absorbed.add(i);
                madeInstead.put(input, node.getOutput(0));
            }
        }
    }

    /** Ranges always hold 0, so what clips 0 away cannot be left to them. */
    private boolean isClippingAroundZero(NodeProto node) {
        if (!node.getOpType().equals("Clip")) {
            return node.getOpType().equals("Relu");
        }
        return bound(node, 1, 0) <= 0 && bound(node, 2, 0) >= 0;
    }

    /** A bound of a Clip; not a number where it is computed, so that no comparison holds. */
    private double bound(NodeProto node, int input, double absent) {
        if (node.getInputCount() <= input || node.getInput(input).isEmpty()) {
            return absent;
        }
        TensorProto constant = stored.get(node.getInput(input));
        return constant == null || !types.isFloat32(constant.getName()) ? Double.NaN : Tensors.values(constant)[0];
    }

    /** A passing node has its range from its input, which clips nothing. */
    private boolean canAbsorb(int maker) {
        String operator = graph.getNode(maker).getOpType();
        return quantized.contains(maker) && !PASSING.contains(operator) && !CLIPPING.contains(operator);
    }

    private void shareRanges() {
        for (int i = 0; i < graph.getNodeCount(); i++) {
            NodeProto node = graph.getNode(i);
            if (quantized.contains(i) && PASSING.contains(node.getOpType())) {
                String range = rangeOf(node.getInput(0));
                node.getOutputList().forEach(output -> ranges.put(output, range));
            }
        }
    }
}
