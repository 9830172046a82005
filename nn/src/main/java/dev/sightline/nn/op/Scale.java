package dev.sightline.nn.op;

import java.util.List;

/**
 * Every element times one fixed number.
 *
 * @param factor finite
 */
public record Scale(double factor) implements TokenOperation {

    public Scale {
        if (!Double.isFinite(factor)) {
            throw new IllegalArgumentException("a factor must be finite, received " + factor);
        }
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Expect.one(inputs);
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
