package dev.sightline.nn.op;

/**
 * What transformers are made of beside linear layers: operations on tensors of any rank, most along the last axis, whose
 * rows are the features of a token. Every one keeps the batch as the first axis.
 *
 * <p>Permitted kinds: {@link LayerNorm}, {@link Gelu}, {@link Softmax}, {@link MatMul}, {@link Scale}, {@link Reshape},
 * {@link Permute}, {@link Slice}, {@link PadEnd}, {@link PrependToken}, {@link AddLearned}, {@link AddRelativePosition},
 * {@link AddWindowMask}, {@link MapToTokens}, {@link TokensToMap}.
 */
public sealed interface TokenOperation extends Operation
        permits AddLearned,
                AddRelativePosition,
                AddWindowMask,
                Gelu,
                LayerNorm,
                MapToTokens,
                MatMul,
                PadEnd,
                Permute,
                PrependToken,
                Reshape,
                Scale,
                Slice,
                Softmax,
                TokensToMap {

    @Override
    default <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }

    /** Hands this operation to the visitor's method for its kind. */
    <R> R accept(TokenOperationVisitor<R> visitor);
}
