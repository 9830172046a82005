package dev.sightline.torch.execute;

import dev.sightline.nn.Node;
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
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What each operation on tokens is in libtorch, for one node and the tensors it reads. */
record TorchTokenOperation(Node node, List<Tensor> inputs, ParameterViews parameters)
        implements TokenOperationVisitor<Tensor> {

    @Override
    public Tensor visit(LayerNorm norm) {
        return torch.layer_norm(
                input(),
                new long[] {norm.features()},
                new TensorOptional(parameters.view(node.parameter("weight").path())),
                new TensorOptional(parameters.view(node.parameter("bias").path())),
                norm.epsilon(),
                false);
    }

    @Override
    public Tensor visit(Gelu gelu) {
        return torch.gelu(input());
    }

    @Override
    public Tensor visit(Softmax softmax) {
        return input().softmax(-1);
    }

    @Override
    public Tensor visit(MatMul product) {
        return input().matmul(inputs.get(1));
    }

    @Override
    public Tensor visit(Scale scale) {
        return input().mul(new Scalar(scale.factor()));
    }

    @Override
    public Tensor visit(Reshape reshape) {
        long[] sizes = longs(reshape.sizes());
        long needed = input().size(0) * Arrays.stream(sizes).reduce(1, Math::multiplyExact);
        if (input().numel() != needed) {
            throw new IllegalArgumentException(node.where() + ": expected " + needed + " numbers for [batch, "
                    + reshape.sizes() + "], found " + input().numel()
                    + "; this network runs at the image size it was built for alone");
        }
        long[] shape = new long[sizes.length + 1];
        shape[0] = input().size(0);
        System.arraycopy(sizes, 0, shape, 1, sizes.length);
        return input().reshape(shape);
    }

    @Override
    public Tensor visit(Permute permute) {
        return input().permute(longs(permute.order()));
    }

    @Override
    public Tensor visit(Slice slice) {
        return input().narrow(slice.axis(), slice.from(), slice.to() - slice.from());
    }

    /** Sides are named from the last axis, before and after in turn. */
    @Override
    public Tensor visit(PadEnd pad) {
        int axesBehind = Math.toIntExact(input().dim()) - 1 - pad.axis();
        long[] sides = new long[2 * (axesBehind + 1)];
        sides[2 * axesBehind + 1] = pad.count();
        return torch.constant_pad_nd(input(), sides, new Scalar(0.0));
    }

    @Override
    public Tensor visit(PrependToken token) {
        try (Tensor each = only().expand(input().size(0), 1, token.features());
                TensorVector parts = new TensorVector()) {
            parts.push_back(each);
            parts.push_back(input());
            return torch.cat(parts, 1);
        }
    }

    @Override
    public Tensor visit(AddLearned learned) {
        return input().add(only());
    }

    @Override
    public Tensor visit(AddRelativePosition position) {
        Tensor table = only();
        int cells = position.cells();
        try (Tensor counted = TensorArrays.of(position.rows());
                Tensor rows = counted.to(table.device(), ScalarType.Long);
                Tensor chosen = table.index_select(0, rows);
                Tensor square = chosen.view(cells, cells, position.heads());
                Tensor perHead = square.permute(2, 0, 1)) {
            return input().add(perHead);
        }
    }

    @Override
    public Tensor visit(AddWindowMask mask) {
        int cells = mask.cells();
        try (Tensor computed = TensorArrays.of(mask.mask(), mask.windows(), 1, cells, cells);
                Tensor added = computed.to(input())) {
            return input().add(added);
        }
    }

    @Override
    public Tensor visit(MapToTokens tokens) {
        try (Tensor cells = input().flatten(2, 3)) {
            return cells.transpose(1, 2);
        }
    }

    @Override
    public Tensor visit(TokensToMap map) {
        Tensor like = inputs.get(1);
        try (Tensor channels = input().transpose(1, 2)) {
            return channels.reshape(like.size(0), input().size(2), like.size(2), like.size(3));
        }
    }

    private Tensor input() {
        return inputs.get(0);
    }

    /** The parameter of an operation that has one. */
    private Tensor only() {
        return parameters.view(node.parameters().get(0).path());
    }

    private static long[] longs(List<Integer> values) {
        return values.stream().mapToLong(Integer::longValue).toArray();
    }
}
