package dev.sightline.nn.cost;

import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import java.util.HashMap;
import java.util.Map;

/** The shape of every tensor of a graph at one input size. */
public final class GraphShapes {

    private final Map<Value, Shape> shapes = new HashMap<>();

    GraphShapes() {}

    void put(Value value, Shape shape) {
        shapes.put(value, shape);
    }

    /**
     * The shape of one tensor.
     *
     * @throws IllegalArgumentException if the value is not of the graph these shapes were read from
     */
    public Shape of(Value value) {
        Shape shape = shapes.get(value);
        if (shape == null) {
            throw new IllegalArgumentException(value + " is not in the graph whose shapes were read");
        }
        return shape;
    }
}
