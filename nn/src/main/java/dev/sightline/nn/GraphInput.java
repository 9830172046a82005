package dev.sightline.nn;

import dev.sightline.nn.op.Shape;

/**
 * A tensor that is given to a graph.
 *
 * @param shape what the graph was built at; the batch, and for fully convolutional networks height and width, may
 *     differ when it runs
 */
public record GraphInput(String name, Shape shape, Value value) {

    public GraphInput {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an input needs a name");
        }
    }
}
