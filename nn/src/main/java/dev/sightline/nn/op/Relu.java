package dev.sightline.nn.op;

import java.util.List;

/** {@code max(x, 0)}, element by element. */
public record Relu() implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Expect.one(inputs);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
