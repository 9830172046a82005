package dev.sightline.nn.op;

import java.util.List;
import java.util.Objects;

/**
 * Two-dimensional cross-correlation, zero-padded: {@code [batch, inChannels, height, width]} to {@code [batch,
 * outChannels, height', width']}, the sizes by {@link Window}'s floor rule.
 *
 * <p>Parameters: {@code weight [outChannels, inChannels / groups, kernelHeight, kernelWidth]} and, with {@code bias},
 * {@code bias [outChannels]}.
 *
 * @param inChannels a multiple of {@code groups}
 * @param outChannels a multiple of {@code groups}
 * @param window kernel, stride, padding and dilation
 * @param groups 1 for an ordinary convolution, {@code inChannels} for a depthwise one
 * @param bias whether a learned constant is added per output channel
 */
public record Conv2d(int inChannels, int outChannels, Window window, int groups, boolean bias) implements Operation {

    public Conv2d {
        Objects.requireNonNull(window, "window");
        Expect.atLeast("input channels", inChannels, 1);
        Expect.atLeast("output channels", outChannels, 1);
        Expect.atLeast("groups", groups, 1);
        if (inChannels % groups != 0 || outChannels % groups != 0) {
            throw new IllegalArgumentException("input and output channels must be multiples of groups, received "
                    + inChannels + " and " + outChannels + " with " + groups + " groups");
        }
    }

    /** The shape of {@code weight}. */
    public Shape weightShape() {
        return Shape.of(
                outChannels,
                inChannels / groups,
                window.kernel().height(),
                window.kernel().width());
    }

    /** Inputs that one output element is a sum over. */
    public int fanIn() {
        return inChannels / groups * window.area();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape map = Expect.map(inputs, inChannels);
        return map.with(1, outChannels).with(window.slideOver(map.extent(), false));
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
