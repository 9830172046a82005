package dev.sightline.nn.op;

import java.util.List;

/**
 * Tokens as a feature map: what {@link MapToTokens} undoes. Reads the tokens, {@code [batch, height * width, features]}, and
 * a map {@code [batch, channels, height, width]} that gives height and width and nothing else; gives {@code [batch,
 * features, height, width]}.
 */
public record TokensToMap() implements TokenOperation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Expect.count(inputs, 2);
        Shape tokens = inputs.get(0);
        Shape map = Expect.map(inputs.subList(1, 2));
        int cells = Math.multiplyExact(map.size(2), map.size(3));
        if (tokens.rank() != 3 || tokens.batch() != map.batch() || tokens.size(1) != cells) {
            throw Expect.mismatch("[" + map.batch() + ", " + cells + ", features] beside " + map, tokens);
        }
        return map.with(1, tokens.size(2));
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
