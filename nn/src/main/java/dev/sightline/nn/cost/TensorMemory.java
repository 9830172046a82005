package dev.sightline.nn.cost;

import dev.sightline.nn.op.Shape;

/**
 * Where a tensor lies in memory.
 *
 * @param width bytes of a number
 * @param packed whether its numbers lie in the order of its axes, or with the channels of a map innermost
 * @param graded whether a gradient is computed for it
 * @param block the producer whose memory it lies in: another than its own where it is a view
 */
record TensorMemory(Shape shape, int width, boolean packed, boolean graded, int block) {

    long bytes() {
        return shape.elements() * width;
    }
}
