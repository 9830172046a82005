package dev.sightline.nn.op;

import java.util.List;

/**
 * The product, element by element. Two inputs of the same shape, or a map {@code [batch, channels, height, width]} and
 * one factor per channel {@code [batch, channels, 1, 1]}, as squeeze-and-excitation gates are.
 */
public record Mul() implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Expect.count(inputs, 2);
        Shape first = inputs.get(0);
        Shape second = inputs.get(1);
        boolean gated = first.rank() == 4 && second.equals(first.with(Extent.square(1)));
        if (!first.equals(second) && !gated) {
            throw Expect.mismatch(
                    "two inputs of one shape, or [batch, channels, height, width] and [batch, channels, 1, 1]",
                    first + " and " + second);
        }
        return first;
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
