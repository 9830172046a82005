package dev.sightline.nn.op;

import java.util.List;
import java.util.Objects;

/**
 * In training, values replaced by 0 at random with probability {@code rate}, the others divided by {@code 1 - rate}, so that
 * the mean stays (Srivastava et al. 2014, "Dropout"); in evaluation, and so in every deployed model, the input as it is.
 *
 * @param rate at least 0 and below 1
 * @param unit what is dropped together
 */
public record Dropout(double rate, Unit unit) implements Operation {

    /** What shares one draw. */
    public enum Unit {
        /** Every number has its own. */
        NUMBER,
        /** All numbers of an image have the same: stochastic depth (Huang et al. 2016, "Deep Networks with Stochastic Depth"). */
        IMAGE
    }

    public Dropout {
        Objects.requireNonNull(unit, "unit");
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("a rate of dropout must be at least 0 and below 1, received " + rate);
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
