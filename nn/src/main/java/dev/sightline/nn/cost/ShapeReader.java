package dev.sightline.nn.cost;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphInput;
import dev.sightline.nn.Node;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Shape;
import java.util.List;
import java.util.Map;

/** Works out the shape of every tensor of a graph by each operation's own rule. */
public final class ShapeReader {

    private ShapeReader() {}

    /** The shapes at the size the graph was built at. */
    public static GraphShapes read(Graph graph) {
        return read(graph, Map.of());
    }

    /**
     * The shapes at other input sizes.
     *
     * @param inputs by input name; an input that is left out keeps the shape the graph was built at
     * @throws IllegalArgumentException if a name is no input, or a node does not fit the shapes that reach it; the
     *     message names it
     */
    public static GraphShapes read(Graph graph, Map<String, Shape> inputs) {
        List<String> names = graph.inputs().stream().map(GraphInput::name).toList();
        for (String name : inputs.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("the graph has no input '" + name + "'; inputs are " + names);
            }
        }
        GraphShapes known = new GraphShapes();
        for (GraphInput input : graph.inputs()) {
            known.put(input.value(), inputs.getOrDefault(input.name(), input.shape()));
        }
        for (Node node : graph.nodes()) {
            known.put(node.output(), outputShape(node, known));
        }
        return known;
    }

    /** The shapes for a batch of images of one size; for a graph with one input, a feature map. */
    public static GraphShapes read(Graph graph, int batch, Extent image) {
        if (graph.inputs().size() != 1) {
            throw new IllegalArgumentException("expected a graph with one input, found "
                    + graph.inputs().stream().map(GraphInput::name).toList());
        }
        GraphInput input = graph.inputs().get(0);
        return read(graph, Map.of(input.name(), input.shape().with(0, batch).with(image)));
    }

    private static Shape outputShape(Node node, GraphShapes known) {
        try {
            return node.operation()
                    .outputShape(node.inputs().stream().map(known::of).toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(node.where() + ": " + e.getMessage(), e);
        }
    }
}
