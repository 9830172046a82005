package dev.sightline.nn.op;

import java.util.List;

/**
 * The channels {@code from} (included) to {@code to} (excluded) of a feature map.
 *
 * @param from counted from 0
 * @param to above {@code from}
 */
public record SliceChannels(int from, int to) implements Operation {

    public SliceChannels {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(
                    "a slice of channels needs 0 <= from < to, received from " + from + " to " + to);
        }
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape map = Expect.map(inputs);
        if (map.channels() < to) {
            throw Expect.mismatch("[batch, " + to + " or more, height, width]", map);
        }
        return map.with(1, to - from);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
