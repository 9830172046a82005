package dev.sightline.nn.op;

import java.util.List;

/**
 * A feature map as tokens, a token for each cell, row by row: {@code [batch, channels, height, width]} to {@code [batch,
 * height * width, channels]}. Maps of every size go through.
 */
public record MapToTokens() implements TokenOperation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape map = Expect.map(inputs);
        int cells = Math.multiplyExact(map.size(2), map.size(3));
        return Shape.of(map.batch(), cells, map.channels());
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
