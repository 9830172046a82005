package dev.sightline.nn.op;

import java.util.List;

/** All axes but the batch as one, the last axis fastest: {@code [batch, ...]} to {@code [batch, features]}. */
public record Flatten() implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape shape = Expect.one(inputs);
        return Shape.of(shape.batch(), Math.toIntExact(shape.elements() / shape.batch()));
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
