package dev.sightline.onnx.write;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphInput;
import dev.sightline.nn.Node;
import dev.sightline.nn.Value;
import dev.sightline.nn.cost.GraphShapes;
import dev.sightline.nn.cost.ShapeReader;
import dev.sightline.nn.op.Flatten;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.Dimension;
import dev.sightline.onnx.OnnxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which axes of a graph's tensors may differ from call to call, found by comparing the shapes at the size the graph was
 * built at with those at another batch, height and width.
 */
final class DynamicAxes {

    private static final List<String> AXES = List.of("batch", "channels", "height", "width");

    /** Twice the size keeps every divisor that the size the graph was built at has. */
    private static final int FACTOR = 2;

    private final GraphShapes built;
    private final GraphShapes changed;
    private final Map<String, Long> builtSizes = new HashMap<>();

    private DynamicAxes(Graph graph, GraphShapes changed) {
        this.built = ShapeReader.read(graph);
        this.changed = changed;
        Shape first = graph.inputs().get(0).shape();
        for (int axis = 0; axis < Math.min(first.rank(), AXES.size()); axis++) {
            builtSizes.put(AXES.get(axis), (long) first.size(axis));
        }
    }

    /** @throws OnnxException if an operation forbids it; the message names its layer */
    static DynamicAxes of(Graph graph, boolean dynamicSize) {
        Map<String, Shape> batches = inputs(graph, false);
        DynamicAxes batch = read(graph, batches, "the batch cannot be dynamic");
        if (!dynamicSize) {
            return batch;
        }
        requireMaps(graph);
        return read(graph, inputs(graph, true), "height and width cannot be dynamic");
    }

    /** The shape of a tensor at the size the graph was built at. */
    Shape builtShape(Value value) {
        return built.of(value);
    }

    /** The dims of a tensor: sizes where fixed, otherwise names such as {@code batch} or {@code height/8}. */
    List<Dimension> of(Value value) {
        Shape before = built.of(value);
        Shape after = changed.of(value);
        List<Dimension> dimensions = new ArrayList<>();
        for (int axis = 0; axis < before.rank(); axis++) {
            dimensions.add(
                    before.size(axis) == after.size(axis)
                            ? Dimension.fixed(before.size(axis))
                            : Dimension.dynamic(name(axis, before.size(axis))));
        }
        return dimensions;
    }

    private String name(int axis, int size) {
        String name = axis < AXES.size() ? AXES.get(axis) : "axis" + axis;
        long whole = builtSizes.getOrDefault(name, (long) size);
        if (whole == size) {
            return name;
        }
        if (whole % size == 0) {
            return name + "/" + whole / size;
        }
        return size % whole == 0 ? name + "*" + size / whole : name + " as " + size + " for " + whole;
    }

    private static Map<String, Shape> inputs(Graph graph, boolean dynamicSize) {
        Map<String, Shape> shapes = new HashMap<>();
        for (GraphInput input : graph.inputs()) {
            Shape shape = input.shape();
            Shape larger = shape.with(0, FACTOR * shape.batch());
            for (int axis = 2; dynamicSize && axis < shape.rank(); axis++) {
                larger = larger.with(axis, FACTOR * shape.size(axis));
            }
            shapes.put(input.name(), larger);
        }
        return shapes;
    }

    private static void requireMaps(Graph graph) {
        for (GraphInput input : graph.inputs()) {
            if (input.shape().rank() != AXES.size()) {
                throw new OnnxException(
                        "height and width cannot be dynamic",
                        "input '" + input.name() + "' is no feature map [batch, channels, height, width], but "
                                + input.shape());
            }
        }
    }

    private static DynamicAxes read(Graph graph, Map<String, Shape> inputs, String refusal) {
        try {
            return new DynamicAxes(graph, ShapeReader.read(graph, inputs));
        } catch (IllegalArgumentException e) {
            throw new OnnxException(refusal, e.getMessage() + flattened(graph, String.valueOf(e.getMessage())), e);
        }
    }

    /** What a layer of fixed size cannot take is mostly a flattened map: this names the layer that flattened it. */
    private static String flattened(Graph graph, String message) {
        Map<Value, Node> makers = new HashMap<>();
        graph.nodes().forEach(node -> makers.put(node.output(), node));
        for (Node node : graph.nodes()) {
            Node maker = makers.get(node.inputs().get(0));
            if (message.startsWith(node.where()) && maker != null && maker.operation() instanceof Flatten) {
                return "; what it reads is flattened from a map whose size follows the input's, by " + maker.where();
            }
        }
        return "";
    }
}
