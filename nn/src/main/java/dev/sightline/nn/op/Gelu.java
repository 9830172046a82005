package dev.sightline.nn.op;

import java.util.List;

/**
 * {@code x * (1 + erf(x / sqrt(2))) / 2}, element by element (Hendrycks and Gimpel 2016, "Gaussian Error Linear Units"),
 * exact and not by one of the approximations.
 */
public record Gelu() implements TokenOperation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Expect.one(inputs);
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
