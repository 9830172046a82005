package dev.sightline.nn.op;

import java.util.List;

/**
 * Every cell repeated {@code scale} times in height and in width.
 *
 * @param scale a whole number, 2 or more
 */
public record UpsampleNearest(int scale) implements Operation {

    public UpsampleNearest {
        Expect.atLeast("an upsampling's scale", scale, 2);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape map = Expect.map(inputs);
        Extent extent = map.extent();
        return map.with(
                new Extent(Math.multiplyExact(extent.height(), scale), Math.multiplyExact(extent.width(), scale)));
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
