package dev.sightline.nn.cost;

import dev.sightline.nn.op.AddLearned;
import dev.sightline.nn.op.AddRelativePosition;
import dev.sightline.nn.op.AddWindowMask;
import dev.sightline.nn.op.Gelu;
import dev.sightline.nn.op.LayerNorm;
import dev.sightline.nn.op.MapToTokens;
import dev.sightline.nn.op.MatMul;
import dev.sightline.nn.op.PadEnd;
import dev.sightline.nn.op.Permute;
import dev.sightline.nn.op.PrependToken;
import dev.sightline.nn.op.Reshape;
import dev.sightline.nn.op.Scale;
import dev.sightline.nn.op.Slice;
import dev.sightline.nn.op.Softmax;
import dev.sightline.nn.op.TokenOperationVisitor;
import dev.sightline.nn.op.TokensToMap;

/** What the table calls an operation on tokens; empty for the small ones that go with every layer. */
final class TokenLabel implements TokenOperationVisitor<String> {

    private static final String UNLISTED = "";

    @Override
    public String visit(LayerNorm norm) {
        return UNLISTED;
    }

    @Override
    public String visit(Gelu gelu) {
        return UNLISTED;
    }

    @Override
    public String visit(Softmax softmax) {
        return UNLISTED;
    }

    @Override
    public String visit(MatMul product) {
        return "matrix product";
    }

    @Override
    public String visit(Scale scale) {
        return UNLISTED;
    }

    @Override
    public String visit(Reshape reshape) {
        return UNLISTED;
    }

    @Override
    public String visit(Permute permute) {
        return UNLISTED;
    }

    @Override
    public String visit(Slice slice) {
        return UNLISTED;
    }

    @Override
    public String visit(PadEnd pad) {
        return UNLISTED;
    }

    @Override
    public String visit(PrependToken token) {
        return "learned token";
    }

    @Override
    public String visit(AddLearned learned) {
        return "learned positions";
    }

    @Override
    public String visit(AddRelativePosition position) {
        return "relative positions";
    }

    @Override
    public String visit(AddWindowMask mask) {
        return "window mask";
    }

    @Override
    public String visit(MapToTokens tokens) {
        return UNLISTED;
    }

    @Override
    public String visit(TokensToMap map) {
        return UNLISTED;
    }
}
