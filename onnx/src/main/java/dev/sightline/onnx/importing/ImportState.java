package dev.sightline.onnx.importing;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.proto.Tensors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A network being made of a file: what is known of each tensor, and the weights taken so far. */
final class ImportState {

    private static final String WEIGHT = ".weight";

    private final GraphBuilder net = new GraphBuilder();
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Map<String, ImportedNode> makers = new HashMap<>();
    private final Map<String, List<ImportedNode>> readers = new HashMap<>();
    private final Map<String, float[]> weights = new LinkedHashMap<>();
    private final Set<String> layerNames = new HashSet<>();
    private final Set<String> merged = new HashSet<>();
    private final List<String> notes = new ArrayList<>();

    ImportState(GraphProto graph) {
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        for (NodeProto proto : graph.getNodeList()) {
            ImportedNode node = new ImportedNode(proto);
            proto.getOutputList().forEach(name -> makers.put(name, node));
            proto.getInputList()
                    .forEach(name -> readers.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(node));
        }
    }

    GraphBuilder net() {
        return net;
    }

    Map<String, float[]> weights() {
        return weights;
    }

    List<String> notes() {
        return notes;
    }

    void note(String text) {
        notes.add(text);
    }

    void put(String name, Value value) {
        values.put(name, value);
    }

    void putConstant(String name, TensorProto tensor) {
        constants.put(name, tensor);
    }

    /** The value of an input that is computed. */
    Value value(ImportedNode node, int input) {
        Value value = values.get(node.input(input));
        if (value == null) {
            throw new IllegalArgumentException(
                    "input " + input + " ('" + node.input(input) + "') must be computed, found "
                            + (constants.containsKey(node.input(input)) ? "a constant" : "none"));
        }
        return value;
    }

    /** A tensor that must have been made by now. */
    Value result(String name) {
        Value value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the tensor '" + name + "' is made by nothing that was taken over");
        }
        return value;
    }

    /** Notes that a node's work was done by the one before it, whose output is also this one's. */
    void putMerged(ImportedNode node, String output) {
        put(node.output(), result(output));
        merged.add(node.output());
    }

    boolean isMerged(ImportedNode node) {
        return merged.contains(node.output());
    }

    Shape shape(ImportedNode node, int input) {
        return net.shape(value(node, input));
    }

    /** A stored tensor by name, or null. */
    @Nullable
    TensorProto constant(String name) {
        return constants.get(name);
    }

    /** The numbers of an input that must be stored. */
    TensorProto required(ImportedNode node, int input) {
        TensorProto tensor = constants.get(node.input(input));
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "input " + input + " ('" + node.input(input) + "') must be stored in the file");
        }
        return tensor;
    }

    float[] floats(ImportedNode node, int input) {
        TensorProto tensor = required(node, input);
        if (tensor.getDataType() != DataType.FLOAT.getNumber()) {
            throw new IllegalArgumentException(
                    "input " + input + " must be stored as 32-bit floats, found type number " + tensor.getDataType());
        }
        return Tensors.values(tensor);
    }

    /** The numbers of an input that must be stored as 64-bit integers. */
    long[] longs(ImportedNode node, int input) {
        return Tensors.integers(required(node, input));
    }

    @Nullable
    ImportedNode maker(String name) {
        return makers.get(name);
    }

    /** The nodes that read a tensor. */
    List<ImportedNode> readers(String name) {
        return readers.getOrDefault(name, List.of());
    }

    /** The names of the tensors that these are made of, and their own. */
    Set<String> needed(Collection<String> tensors) {
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(tensors);
        while (!open.isEmpty()) {
            String name = open.pop();
            ImportedNode maker = makers.get(name);
            if (needed.add(name) && maker != null) {
                open.addAll(maker.proto().getInputList());
            }
        }
        return needed;
    }

    /** A path for a layer: what its weights are called, or its node, made unique. */
    String layerName(ImportedNode node, int weightInput) {
        String stored = node.input(weightInput);
        String name = stored.endsWith(WEIGHT)
                ? stored.substring(0, stored.length() - WEIGHT.length())
                : node.proto().getName();
        if (name.isBlank()) {
            name = node.operator().toLowerCase(Locale.ROOT) + "_" + node.output();
        }
        name = name.replaceAll("[^A-Za-z0-9_.-]+", ".").replaceAll("^\\.+|\\.+$", "");
        String unique = name.isEmpty() ? "layer" : name;
        for (int i = 2; !layerNames.add(unique); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }

    void weight(String path, float[] numbers) {
        weights.put(path, Objects.requireNonNull(numbers));
    }
}
