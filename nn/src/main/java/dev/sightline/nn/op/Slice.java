package dev.sightline.nn.op;

import java.util.List;

/**
 * What stands at {@code from} (included) to {@code to} (excluded) along an axis.
 *
 * @param axis counted from 0, not the batch
 * @param from counted from 0
 * @param to above {@code from}
 */
public record Slice(int axis, int from, int to) implements TokenOperation {

    public Slice {
        Expect.atLeast("an axis after the batch", axis, 1);
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("a slice needs 0 <= from < to, received from " + from + " to " + to);
        }
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape shape = Expect.one(inputs);
        if (axis >= shape.rank() || shape.size(axis) < to) {
            throw Expect.mismatch(to + " or more on axis " + axis, shape);
        }
        return shape.with(axis, to - from);
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
