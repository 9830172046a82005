package dev.sightline.nn.op;

import java.util.List;

/**
 * A learned token put before those of every image: {@code [batch, tokens, features]} to {@code [batch, tokens + 1,
 * features]}.
 *
 * <p>Its one parameter, whatever it is called, is {@code [1, 1, features]}.
 */
public record PrependToken(int features) implements TokenOperation {

    public PrependToken {
        Expect.atLeast("features", features, 1);
    }

    /** The shape of the parameter. */
    public Shape tokenShape() {
        return Shape.of(1, 1, features);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape tokens = Expect.one(inputs);
        if (tokens.rank() != 3 || tokens.size(2) != features) {
            throw Expect.mismatch("[batch, tokens, " + features + "]", tokens);
        }
        return tokens.with(1, tokens.size(1) + 1);
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
