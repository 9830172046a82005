package dev.sightline.nn.op;

import java.util.List;

/**
 * The product, element by element. Two inputs of the same shape, or a map {@code [batch, channels, height, width]} and
 * one factor per channel {@code [batch, channels, 1, 1]}, as squeeze-and-excitation gates are.
 */
public record Mul() implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Expect.pair(inputs);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
