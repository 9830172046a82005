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
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Slice;
import dev.sightline.nn.op.Softmax;
import dev.sightline.nn.op.TokenOperationVisitor;
import dev.sightline.nn.op.TokensToMap;
import java.util.List;

/** The same for operations on tokens. */
record TokenMultiplyAdds(List<Shape> inputs) implements TokenOperationVisitor<Long> {

    private static final long NOT_COUNTED = 0;

    @Override
    public Long visit(LayerNorm norm) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Gelu gelu) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Softmax softmax) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(MatMul product) {
        Shape first = inputs.get(0);
        return (long) first.size(first.rank() - 1);
    }

    @Override
    public Long visit(Scale scale) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Reshape reshape) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Permute permute) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Slice slice) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(PadEnd pad) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(PrependToken token) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(AddLearned learned) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(AddRelativePosition position) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(AddWindowMask mask) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(MapToTokens tokens) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(TokensToMap map) {
        return NOT_COUNTED;
    }
}
