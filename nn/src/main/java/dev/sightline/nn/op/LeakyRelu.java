package dev.sightline.nn.op;

import java.util.List;

/**
 * {@code x} where positive, {@code negativeSlope * x} elsewhere.
 *
 * @param negativeSlope finite and 0 or more
 */
public record LeakyRelu(double negativeSlope) implements Operation {

    public LeakyRelu {
        if (!(negativeSlope >= 0 && Double.isFinite(negativeSlope))) {
            throw new IllegalArgumentException(
                    "the negative slope must be finite and 0 or more, received " + negativeSlope);
        }
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Expect.one(inputs);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
