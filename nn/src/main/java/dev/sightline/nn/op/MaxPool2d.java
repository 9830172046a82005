package dev.sightline.nn.op;

import java.util.List;
import java.util.Objects;

/**
 * The maximum under a sliding window, channel by channel; padding never wins, as if it were minus infinity.
 *
 * @param window padding at most half the kernel on each side, so that no window covers padding alone
 * @param ceilMode whether the output size is rounded up, see {@link Window}
 */
public record MaxPool2d(Window window, boolean ceilMode) implements Operation {

    public MaxPool2d {
        Objects.requireNonNull(window, "window");
        Expect.paddingWithinHalf(window);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape map = Expect.map(inputs);
        return map.with(window.slideOver(map.extent(), ceilMode));
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
