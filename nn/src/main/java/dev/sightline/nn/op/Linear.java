package dev.sightline.nn.op;

import java.util.List;

/**
 * {@code x * weight^T + bias} along the last axis: {@code [batch, inFeatures]} to {@code [batch, outFeatures]}, or {@code
 * [batch, ..., inFeatures]} to {@code [batch, ..., outFeatures]}.
 *
 * <p>Parameters: {@code weight [outFeatures, inFeatures]} and, with {@code bias}, {@code bias [outFeatures]}.
 */
public record Linear(int inFeatures, int outFeatures, boolean bias) implements Operation {

    public Linear {
        Expect.atLeast("input features", inFeatures, 1);
        Expect.atLeast("output features", outFeatures, 1);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape shape = Expect.rows(inputs, inFeatures);
        return shape.with(shape.rank() - 1, outFeatures);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
