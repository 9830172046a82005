package dev.sightline.nn.op;

import java.util.List;

/** {@code x * min(max(x / 6 + 1 / 2, 0), 1)} (Howard et al. 2019, "Searching for MobileNetV3", section 5.2). */
public record HardSwish() implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Expect.one(inputs);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
