package dev.sightline.nn.op;

import java.util.List;

/**
 * {@code (x - mean) / sqrt(variance + epsilon) * weight + bias} per channel (Ioffe and Szegedy 2015, algorithm 1).
 *
 * <p>In training, mean and variance are the batch's own, and the running ones move by {@code running = (1 - momentum) *
 * running + momentum * batch}, with the unbiased variance. In evaluation the running ones are used.
 *
 * <p>Parameters, each {@code [channels]}: {@code weight}, {@code bias}, {@code running_mean}, {@code running_var}.
 *
 * @param epsilon positive
 * @param momentum the share of the new batch in the running statistics, within 0 to 1
 */
public record BatchNorm2d(int channels, double epsilon, double momentum) implements Operation {

    public BatchNorm2d {
        Expect.atLeast("channels", channels, 1);
        if (!(epsilon > 0 && Double.isFinite(epsilon))) {
            throw new IllegalArgumentException("epsilon must be finite and positive, received " + epsilon);
        }
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException("momentum must be within 0 to 1, received " + momentum);
        }
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Expect.map(inputs, channels);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
