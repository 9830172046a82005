package dev.sightline.nn.op;

import java.util.List;

/**
 * Zeros put behind what stands along an axis.
 *
 * @param axis counted from 0, not the batch
 * @param count 1 or more
 */
public record PadEnd(int axis, int count) implements TokenOperation {

    public PadEnd {
        Expect.atLeast("an axis after the batch", axis, 1);
        Expect.atLeast("a count of zeros", count, 1);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape shape = Expect.one(inputs);
        if (axis >= shape.rank()) {
            throw Expect.mismatch((axis + 1) + " or more axes", shape);
        }
        return shape.with(axis, shape.size(axis) + count);
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
