package dev.sightline.nn.op;

import java.util.List;

/** The mean of each channel: {@code [batch, channels, height, width]} to {@code [batch, channels, 1, 1]}. */
public record GlobalAveragePool() implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Expect.map(inputs).with(Extent.square(1));
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
