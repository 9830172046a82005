package dev.sightline.nn.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The same elements in the same order, the last axis fastest, along other axes: {@code [batch, ...]} to {@code [batch,
 * sizes...]}.
 *
 * @param sizes of the axes after the batch, each 1 or more
 */
public record Reshape(List<Integer> sizes) implements TokenOperation {

    public Reshape {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException(
                    "a reshape needs one or more sizes after the batch, each 1 or more, received " + sizes);
        }
    }

    public static Reshape to(int... sizes) {
        return new Reshape(Arrays.stream(sizes).boxed().toList());
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape shape = Expect.one(inputs);
        List<Integer> all = new ArrayList<>();
        all.add(shape.batch());
        all.addAll(sizes);
        Shape reshaped = new Shape(all);
        if (reshaped.elements() != shape.elements()) {
            throw Expect.mismatch("as many elements as " + reshaped + " has", shape);
        }
        return reshaped;
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
