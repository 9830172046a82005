package dev.sightline.nn.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The axes in another order: axis {@code i} of what comes out is axis {@code order[i]} of what goes in.
 *
 * @param order every axis once, counted from 0; the batch stays first
 */
public record Permute(List<Integer> order) implements TokenOperation {

    public Permute {
        order = List.copyOf(order);
        List<Integer> axes = IntStream.range(0, order.size()).boxed().toList();
        if (order.isEmpty()
                || order.get(0) != 0
                || !order.stream().sorted().toList().equals(axes)) {
            throw new IllegalArgumentException("an order needs every axis once, the batch first, received " + order);
        }
    }

    public static Permute of(int... order) {
        return new Permute(Arrays.stream(order).boxed().toList());
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape shape = Expect.one(inputs);
        if (shape.rank() != order.size()) {
            throw Expect.mismatch(order.size() + " axes", shape);
        }
        return new Shape(order.stream().map(shape::size).toList());
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
