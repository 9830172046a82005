package dev.sightline.nn.op;

import java.util.List;

/**
 * {@code min(max(x, lowest), highest)}; 0 to 6 is ReLU6.
 *
 * @param lowest below {@code highest}, both finite
 */
public record Clamp(double lowest, double highest) implements Operation {

    public Clamp {
        if (!(lowest < highest && Double.isFinite(lowest) && Double.isFinite(highest))) {
            throw new IllegalArgumentException(
                    "a clamp needs finite bounds in order, received " + lowest + " and " + highest);
        }
    }

    /** Krizhevsky's ReLU with a ceiling of 6, which MobileNets use. */
    public static Clamp relu6() {
        return new Clamp(0, 6);
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
