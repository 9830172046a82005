package dev.sightline.nn.op;

import java.util.List;

/** {@code x * sigmoid(x)}, element by element (Elfwing et al. 2017, "Sigmoid-Weighted Linear Units", eq. 2). */
public record Silu() implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Expect.one(inputs);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
