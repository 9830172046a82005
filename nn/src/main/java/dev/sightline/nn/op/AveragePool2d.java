package dev.sightline.nn.op;

import java.util.List;
import java.util.Objects;

/**
 * The mean under a sliding window, channel by channel.
 *
 * @param window solid (dilation 1), padding at most half the kernel on each side
 * @param ceilMode whether the output size is rounded up, see {@link Window}
 * @param countPadding whether padded cells count as zeros; otherwise the mean is over the map's own cells alone
 */
public record AveragePool2d(Window window, boolean ceilMode, boolean countPadding) implements Operation {

    public AveragePool2d {
        Objects.requireNonNull(window, "window");
        Expect.paddingWithinHalf(window);
        if (!window.dilation().equals(Extent.square(1))) {
            throw new IllegalArgumentException("average pooling needs dilation 1x1, received " + window.dilation());
        }
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
