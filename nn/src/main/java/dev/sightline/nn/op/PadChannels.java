package dev.sightline.nn.op;

import java.util.List;

/**
 * Channels of zeros put before and after those of a feature map.
 *
 * @param before 0 or more
 * @param after 0 or more
 */
public record PadChannels(int before, int after) implements Operation {

    public PadChannels {
        if (before < 0 || after < 0) {
            throw new IllegalArgumentException(
                    "added channels must be 0 or more, received " + before + " before and " + after + " after");
        }
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape map = Expect.map(inputs);
        return map.with(1, before + map.channels() + after);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
