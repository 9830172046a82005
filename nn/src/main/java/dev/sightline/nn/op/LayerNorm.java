package dev.sightline.nn.op;

import java.util.List;

/**
 * {@code (x - mean) / sqrt(variance + epsilon) * weight + bias} along the last axis, each row by its own mean and biased
 * variance (Ba et al. 2016, "Layer Normalization", eq. 4).
 *
 * <p>Parameters, each {@code [features]}: {@code weight}, {@code bias}.
 *
 * @param features size of the last axis
 * @param epsilon positive
 */
public record LayerNorm(int features, double epsilon) implements TokenOperation {

    public LayerNorm {
        Expect.atLeast("features", features, 1);
        if (!(epsilon > 0 && Double.isFinite(epsilon))) {
            throw new IllegalArgumentException("epsilon must be finite and positive, received " + epsilon);
        }
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Expect.rows(inputs, features);
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
