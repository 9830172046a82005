package dev.sightline.onnx.proto;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;

/** A file's graph while nodes and stored tensors are being added to it. */
public final class GraphDraft {

    private final GraphProto.Builder graph;

    public GraphDraft(GraphProto.Builder graph) {
        this.graph = graph;
    }

    /** Adds a node with one output of the node's own name; gives that name. */
    public String add(String operator, String name, List<String> inputs, AttributeProto... attributes) {
        return addMaking(name, operator, name, inputs, attributes);
    }

    /** Adds a node whose one output is called {@code output}; gives that name. */
    public String addMaking(
            String output, String operator, String name, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(Arrays.asList(attributes)));
        return output;
    }

    /** Adds a stored tensor; gives its name. */
    public String store(TensorProto tensor) {
        graph.addInitializer(tensor);
        return tensor.getName();
    }
}
