package dev.sightline.onnx.quantise;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.OperatorDomain;
import dev.sightline.onnx.Problems;
import dev.sightline.onnx.decode.DetectionTail;
import dev.sightline.onnx.proto.Attributes;
import dev.sightline.onnx.proto.GraphDraft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites one graph to half precision. Each float tensor lives in the precision of the node that makes it, and a reader
 * of the other precision reads a cast of it, made once. A tensor keeps its name in the precision it lives in; outputs keep
 * theirs in float32.
 */
final class HalfGraph {

    private static final Set<String> HALF_OPERATORS = Set.of(
            "Conv",
            "ConvTranspose",
            "Gemm",
            "MatMul",
            "BatchNormalization",
            "InstanceNormalization",
            "LayerNormalization",
            "Relu",
            "LeakyRelu",
            "PRelu",
            "Elu",
            "Clip",
            "Sigmoid",
            "HardSigmoid",
            "HardSwish",
            "Tanh",
            "Erf",
            "Softmax",
            "Softplus",
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Max",
            "Min",
            "Neg",
            "Abs",
            "MaxPool",
            "AveragePool",
            "GlobalAveragePool",
            "GlobalMaxPool",
            "ReduceMean",
            "Resize",
            "Upsample",
            "Concat",
            "Split",
            "Slice",
            "Pad",
            "Flatten",
            "Reshape",
            "Transpose",
            "Squeeze",
            "Unsqueeze",
            "Gather",
            "Expand",
            "Shape",
            "Identity",
            "DepthToSpace",
            "SpaceToDepth");

    /** Their scales and regions are float32 whatever they scale. */
    private static final Set<String> FIRST_INPUT_ALONE = Set.of("Resize", "Upsample");

    private final GraphProto graph;
    private final Set<String> kept;
    private final ElementFlow types;
    private final Set<String> outputs = new HashSet<>();
    private final Map<String, TensorProto> stored = new HashMap<>();
    private final Set<String> neededInFloat;
    private final Map<String, String> halves = new HashMap<>();
    private final Map<String, String> floats = new HashMap<>();
    private final Problems problems = new Problems();
    private final GraphProto.Builder changed;
    private final GraphDraft draft;

    /** @param kept names of the nodes that stay in float32 */
    HalfGraph(GraphProto graph, Set<String> kept) {
        this.graph = graph;
        this.kept = kept;
        this.types = ElementFlow.of(graph);
        this.changed = graph.toBuilder().clearNode().clearInitializer().clearValueInfo();
        this.draft = new GraphDraft(changed);
        graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(outputs::add);
        graph.getInitializerList().forEach(tensor -> stored.put(tensor.getName(), tensor));
        this.neededInFloat = neededInFloat();
    }

    /** @throws OnnxException as {@link HalfPrecision#convert} */
    GraphProto convert(String source) {
        long converted = graph.getNodeList().stream().filter(this::isHalf).count();
        problems.require(converted > 0, "it has no float32 node that can be converted to float16");
        for (NodeProto node : graph.getNodeList()) {
            boolean nested = node.getAttributeList().stream()
                    .anyMatch(attribute -> attribute.hasG() || attribute.getGraphsCount() > 0);
            problems.require(
                    !nested,
                    "node '" + node.getName() + "' (" + node.getOpType() + ") holds a graph of its own; such models"
                            + " cannot be converted to float16");
        }
        problems.throwIfAny(source);
        graph.getInitializerList().stream().filter(this::keepsItsPrecision).forEach(draft::store);
        for (NodeProto node : graph.getNodeList()) {
            if (isHalf(node)) {
                addHalf(node);
            } else {
                addFloat(node);
            }
        }
        problems.throwIfAny(source);
        return changed.build();
    }

    private boolean isHalf(NodeProto node) {
        return HALF_OPERATORS.contains(node.getOpType())
                && OperatorDomain.of(node.getDomain()).equals(OperatorDomain.STANDARD)
                && !kept.contains(node.getName())
                && !node.getName().startsWith(DetectionTail.SCOPE)
                && node.getInputCount() > 0
                && types.isFloat32(node.getInput(0));
    }

    /** Whether some reader needs a stored tensor as it is. */
    private boolean keepsItsPrecision(TensorProto tensor) {
        String name = tensor.getName();
        return !types.isFloat32(name) || neededInFloat.contains(name);
    }

    /** The graph's inputs and outputs, and what its nodes read where they take no half. */
    private Set<String> neededInFloat() {
        Set<String> needed = new HashSet<>(outputs);
        graph.getInputList().stream().map(ValueInfoProto::getName).forEach(needed::add);
        for (NodeProto node : graph.getNodeList()) {
            boolean half = isHalf(node);
            for (int i = 0; i < node.getInputCount(); i++) {
                if (!half || !takesHalf(node, i)) {
                    needed.add(node.getInput(i));
                }
            }
        }
        return needed;
    }

    private static boolean takesHalf(NodeProto node, int input) {
        return input == 0 || !FIRST_INPUT_ALONE.contains(node.getOpType());
    }

    private void addHalf(NodeProto node) {
        NodeProto.Builder half = node.toBuilder();
        for (int i = 0; i < node.getInputCount(); i++) {
            String input = node.getInput(i);
            if (types.isFloat32(input) && takesHalf(node, i)) {
                half.setInput(i, inHalf(input));
            }
        }
        for (int i = 0; i < node.getOutputCount(); i++) {
            String output = node.getOutput(i);
            if (types.isFloat32(output)) {
                String name = outputs.contains(output) ? output + "/float16" : output;
                half.setOutput(i, name);
                halves.put(output, name);
            }
        }
        changed.addNode(half);
        node.getOutputList().stream()
                .filter(output -> types.isFloat32(output) && outputs.contains(output))
                .forEach(output -> floats.put(output, cast(inHalf(output), output, DataType.FLOAT)));
    }

    private void addFloat(NodeProto node) {
        NodeProto.Builder same = node.toBuilder();
        for (int i = 0; i < node.getInputCount(); i++) {
            same.setInput(i, inFloat(node.getInput(i)));
        }
        changed.addNode(same);
    }

    private String inHalf(String tensor) {
        return halves.computeIfAbsent(tensor, name -> {
            TensorProto constant = stored.get(name);
            if (constant == null) {
                return cast(name, name + "/float16", DataType.FLOAT16);
            }
            String rounded = keepsItsPrecision(constant) ? name + "/float16" : name;
            return draft.store(HalfTensor.round(constant, rounded, problems));
        });
    }

    /** The float32 form of a tensor; of one that is no float, its own name. */
    private String inFloat(String tensor) {
        String half = halves.get(tensor);
        if (half == null || stored.containsKey(tensor) || !half.equals(tensor)) {
            return floats.getOrDefault(tensor, tensor);
        }
        return floats.computeIfAbsent(tensor, name -> cast(half, name + "/float32", DataType.FLOAT));
    }

    private String cast(String from, String to, DataType type) {
        return draft.addMaking(to, "Cast", to + "/Cast", List.of(from), Attributes.integer("to", type.getNumber()));
    }
}
