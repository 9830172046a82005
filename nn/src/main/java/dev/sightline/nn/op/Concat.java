package dev.sightline.nn.op;

import java.util.List;

/**
 * Two or more tensors, one behind the other along an axis; all other sizes are equal.
 *
 * @param axis counted from 0; 1 is the channels
 */
public record Concat(int axis) implements Operation {

    public Concat {
        Expect.atLeast("an axis", axis, 0);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() < 2) {
            throw Expect.mismatch("2 or more inputs", inputs.size() + ": " + inputs);
        }
        Shape first = inputs.get(0);
        boolean fits = inputs.stream().allMatch(shape -> fits(first, shape));
        if (!fits) {
            throw Expect.mismatch("inputs that differ on axis " + axis + " alone", inputs);
        }
        return first.with(
                axis, inputs.stream().mapToInt(shape -> shape.size(axis)).reduce(0, Math::addExact));
    }

    private boolean fits(Shape first, Shape shape) {
        return shape.rank() == first.rank()
                && axis < shape.rank()
                && shape.with(axis, first.size(axis)).equals(first);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
