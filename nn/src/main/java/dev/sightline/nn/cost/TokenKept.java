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
import java.util.ArrayList;
import java.util.List;

/** The same for operations on tokens. A sum with a parameter is a 32-bit float whatever the other term is. */
record TokenKept(List<TensorMemory> inputs, Shape output, int productBytes) implements TokenOperationVisitor<Kept> {

    @Override
    public Kept visit(LayerNorm norm) {
        long rows = output.elements() / norm.features();
        return Kept.input(input().width()).and(2 * rows * Float.BYTES); // mean and spread of each row
    }

    @Override
    public Kept visit(Gelu gelu) {
        return Kept.input(input().width());
    }

    @Override
    public Kept visit(Softmax softmax) {
        return Kept.output(input().width());
    }

    @Override
    public Kept visit(MatMul product) {
        List<Integer> kept = new ArrayList<>();
        long copies = 0;
        for (int i = 0; i < inputs.size(); i++) {
            TensorMemory factor = inputs.get(i);
            if (factor.packed() && factor.width() <= productBytes) {
                kept.add(i);
            } else {
                copies += factor.shape().elements() * productBytes;
            }
        }
        return Kept.nothing(productBytes).inputs(kept).and(copies);
    }

    @Override
    public Kept visit(Scale scale) {
        return Kept.nothing(input().width()).packed(input().packed());
    }

    @Override
    public Kept visit(Reshape reshape) {
        return input().packed() ? Kept.view(input().width(), true) : Kept.nothing(input().width());
    }

    @Override
    public Kept visit(Permute permute) {
        return Kept.view(input().width(), false);
    }

    @Override
    public Kept visit(Slice slice) {
        return Kept.view(input().width(), false);
    }

    @Override
    public Kept visit(PadEnd pad) {
        return Kept.nothing(input().width());
    }

    @Override
    public Kept visit(PrependToken token) {
        return Kept.nothing(Float.BYTES);
    }

    @Override
    public Kept visit(AddLearned learned) {
        return Kept.nothing(Float.BYTES);
    }

    @Override
    public Kept visit(AddRelativePosition position) {
        return Kept.nothing(Float.BYTES);
    }

    @Override
    public Kept visit(AddWindowMask mask) {
        return Kept.nothing(input().width());
    }

    @Override
    public Kept visit(MapToTokens tokens) {
        return Kept.view(input().width(), true); // channels lie innermost in both
    }

    @Override
    public Kept visit(TokensToMap map) {
        return Kept.view(input().width(), true);
    }

    private TensorMemory input() {
        return inputs.get(0);
    }
}
