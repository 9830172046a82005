package dev.sightline.nn.op;

import java.util.List;

/** {@code exp(x) / sum(exp(x))} along the last axis. */
public record Softmax() implements TokenOperation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Expect.one(inputs);
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
