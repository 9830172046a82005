package dev.sightline.nn.op;

import java.util.List;

/**
 * The product of two computed matrices, {@code [batch, ..., rows, inner]} and {@code [batch, ..., inner, columns]}, for
 * each place along the axes before the last two, which must be equal; nothing is broadcast.
 */
public record MatMul() implements TokenOperation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Expect.count(inputs, 2);
        Shape first = inputs.get(0);
        Shape second = inputs.get(1);
        int rank = first.rank();
        boolean matrices = rank >= 3 && second.rank() == rank;
        if (!matrices || !second.with(rank - 2, first.size(rank - 1)).equals(second) || !sameBefore(first, second)) {
            throw Expect.mismatch(
                    "[batch, ..., rows, inner] and [batch, ..., inner, columns]", first + " and " + second);
        }
        return first.with(rank - 1, second.size(rank - 1));
    }

    private static boolean sameBefore(Shape first, Shape second) {
        int matrix = first.rank() - 2;
        return first.sizes().subList(0, matrix).equals(second.sizes().subList(0, matrix));
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
