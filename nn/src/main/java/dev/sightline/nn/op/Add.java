package dev.sightline.nn.op;

import java.util.List;

/** The sum, element by element, of two inputs of one shape; nothing is broadcast. */
public record Add() implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Expect.count(inputs, 2);
        Shape first = inputs.get(0);
        if (!first.equals(inputs.get(1))) {
            throw Expect.mismatch("two inputs of one shape", first + " and " + inputs.get(1));
        }
        return first;
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
