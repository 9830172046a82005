package dev.sightline.nn.op;

/**
 * A reader's result for every kind of operation on tokens; a new kind does not compile until each reader handles it.
 *
 * @param <R> what the reader gives per operation
 */
public interface TokenOperationVisitor<R> {

    R visit(LayerNorm norm);

    R visit(Gelu gelu);

    R visit(Softmax softmax);

    R visit(MatMul product);

    R visit(Scale scale);

    R visit(Reshape reshape);

    R visit(Permute permute);

    R visit(Slice slice);

    R visit(PadEnd pad);

    R visit(PrependToken token);

    R visit(AddLearned learned);

    R visit(AddRelativePosition position);

    R visit(AddWindowMask mask);

    R visit(MapToTokens tokens);

    R visit(TokensToMap map);
}
