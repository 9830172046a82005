package dev.sightline.onnx.write;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphInput;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Node;
import dev.sightline.nn.Value;
import dev.sightline.onnx.read.OnnxModel;
import java.util.HashMap;
import java.util.Map;

/**
 * What the tensors of a graph are called in the file {@link OnnxWriter} makes of it: inputs and outputs by their own
 * names, all others by the path, kind and id of the node that makes them ({@code model.0.bn/BatchNorm2d_2}).
 *
 * <p>A convolution whose batch normalisation was folded into it makes the normalisation's tensor and none of its own, so
 * a walk over the nodes skips names that are not in {@link OnnxModel#tensorNames}.
 */
public final class TensorNames {

    private final Map<Value, String> names = new HashMap<>();

    private TensorNames() {}

    public static TensorNames of(Graph graph) {
        TensorNames names = new TensorNames();
        for (GraphInput input : graph.inputs()) {
            names.names.put(input.value(), input.name());
        }
        for (GraphOutput output : graph.outputs()) {
            names.names.putIfAbsent(output.value(), output.name());
        }
        for (Node node : graph.nodes()) {
            names.names.putIfAbsent(node.output(), ofNode(node));
        }
        return names;
    }

    /** The tensor that a node makes. */
    public String of(Node node) {
        return of(node.output());
    }

    /**
     * The name of a tensor.
     *
     * @throws IllegalArgumentException if it is not of this graph
     */
    public String of(Value value) {
        String name = names.get(value);
        if (name == null) {
            throw new IllegalArgumentException(value + " is not in the graph whose tensors were named");
        }
        return name;
    }

    /** What the file calls a node itself: its path, kind and id. */
    static String ofNode(Node node) {
        String kind = node.operation().kind() + "_" + node.id();
        return node.path().isEmpty() ? kind : node.path() + "/" + kind;
    }
}
