package dev.sightline.nn.op;

import java.util.List;

/**
 * Learned numbers added to every image alike, as learned positions are to tokens.
 *
 * <p>Its one parameter, whatever it is called, has {@code shape}.
 *
 * @param shape what goes in, with a batch of 1
 */
public record AddLearned(Shape shape) implements TokenOperation {

    public AddLearned {
        if (shape.rank() < 2 || shape.batch() != 1) {
            throw Expect.mismatch("[1, ...]", shape);
        }
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape found = Expect.one(inputs);
        if (!found.with(0, 1).equals(shape)) {
            throw Expect.mismatch("[batch, ...] as " + shape, found);
        }
        return found;
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
