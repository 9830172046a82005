package dev.sightline.nn.op;

import java.util.List;

/** {@code 1 / (1 + exp(-x))}, element by element. */
public record Sigmoid() implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Expect.one(inputs);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
