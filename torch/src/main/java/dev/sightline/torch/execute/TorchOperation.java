package dev.sightline.torch.execute;

import dev.sightline.nn.Node;
import dev.sightline.nn.op.Add;
import dev.sightline.nn.op.AveragePool2d;
import dev.sightline.nn.op.BatchNorm2d;
import dev.sightline.nn.op.Clamp;
import dev.sightline.nn.op.Concat;
import dev.sightline.nn.op.Conv2d;
import dev.sightline.nn.op.Dropout;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Flatten;
import dev.sightline.nn.op.GlobalAveragePool;
import dev.sightline.nn.op.HardSigmoid;
import dev.sightline.nn.op.HardSwish;
import dev.sightline.nn.op.LeakyRelu;
import dev.sightline.nn.op.Linear;
import dev.sightline.nn.op.MaxPool2d;
import dev.sightline.nn.op.Mul;
import dev.sightline.nn.op.OperationVisitor;
import dev.sightline.nn.op.PadChannels;
import dev.sightline.nn.op.Padding;
import dev.sightline.nn.op.Relu;
import dev.sightline.nn.op.Sigmoid;
import dev.sightline.nn.op.Silu;
import dev.sightline.nn.op.SliceChannels;
import dev.sightline.nn.op.Subsample;
import dev.sightline.nn.op.TokenOperation;
import dev.sightline.nn.op.UpsampleNearest;
import dev.sightline.nn.op.Window;
import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongArrayRef;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** What each operation is in libtorch, for one node and the tensors it reads. */
record TorchOperation(Node node, List<Tensor> inputs, ParameterViews parameters, ForwardPass pass)
        implements OperationVisitor<Tensor> {

    @Override
    public Tensor visit(Conv2d conv) {
        Window window = conv.window();
        Tensor padded = padUnevenly(window.padding(), 0);
        return torch.conv2d(
                padded,
                parameter("weight"),
                conv.bias() ? new TensorOptional(parameter("bias")) : new TensorOptional(),
                pair(window.stride()),
                evenPadding(window.padding()),
                pair(window.dilation()),
                conv.groups());
    }

    @Override
    public Tensor visit(Linear linear) {
        return torch.linear(
                input(),
                parameter("weight"),
                linear.bias() ? new TensorOptional(parameter("bias")) : new TensorOptional());
    }

    @Override
    public Tensor visit(BatchNorm2d norm) {
        return torch.batch_norm(
                input(),
                new TensorOptional(parameter("weight")),
                new TensorOptional(parameter("bias")),
                new TensorOptional(parameter("running_mean")),
                new TensorOptional(parameter("running_var")),
                pass.isTraining()
                        && !parameters.isFrozen(node.parameter("running_mean").path()),
                norm.momentum(),
                norm.epsilon(),
                false);
    }

    @Override
    public Tensor visit(Relu relu) {
        return torch.relu(input());
    }

    @Override
    public Tensor visit(LeakyRelu relu) {
        return torch.leaky_relu(input(), new Scalar(relu.negativeSlope()));
    }

    @Override
    public Tensor visit(Silu silu) {
        return torch.silu(input());
    }

    @Override
    public Tensor visit(Sigmoid sigmoid) {
        return torch.sigmoid(input());
    }

    @Override
    public Tensor visit(MaxPool2d pool) {
        Window window = pool.window();
        Tensor padded = padUnevenly(window.padding(), Double.NEGATIVE_INFINITY);
        return torch.max_pool2d(
                padded,
                pair(window.kernel()),
                pair(window.stride()),
                evenPadding(window.padding()),
                pair(window.dilation()),
                pool.ceilMode());
    }

    @Override
    public Tensor visit(AveragePool2d pool) {
        Window window = pool.window();
        if (!window.padding().isSymmetric()) {
            throw new IllegalArgumentException(
                    node.where() + ": average pooling with uneven padding cannot be run, received " + window.padding());
        }
        return torch.avg_pool2d(
                input(),
                pair(window.kernel()),
                pair(window.stride()),
                evenPadding(window.padding()),
                pool.ceilMode(),
                pool.countPadding(),
                new LongOptional());
    }

    @Override
    public Tensor visit(GlobalAveragePool pool) {
        // Adaptive pooling to 1 x 1 is a mean, whose gradient loses the layout of the map.
        Tensor map = input();
        return torch.avg_pool2d(
                map,
                new long[] {map.size(2), map.size(3)},
                new long[] {1, 1},
                new long[] {0, 0},
                false,
                true,
                new LongOptional());
    }

    @Override
    public Tensor visit(UpsampleNearest upsample) {
        Tensor map = input();
        // The array must outlive the call: a reference made from a Java array would point at freed memory.
        try (LongPointer size = new LongPointer(map.size(2) * upsample.scale(), map.size(3) * upsample.scale());
                LongArrayRef sizeReference = new LongArrayRef(size, 2)) {
            return torch.upsample_nearest2d(map, sizeReference, new DoubleOptional(), new DoubleOptional());
        }
    }

    @Override
    public Tensor visit(Concat concat) {
        // Closed at once: the vector would keep every part in memory until the end of the step.
        try (TensorVector parts = new TensorVector()) {
            inputs.forEach(parts::push_back);
            return torch.cat(parts, concat.axis());
        }
    }

    @Override
    public Tensor visit(Add add) {
        return inputs.get(0).add(inputs.get(1));
    }

    @Override
    public Tensor visit(Mul mul) {
        return inputs.get(0).mul(inputs.get(1));
    }

    @Override
    public Tensor visit(SliceChannels slice) {
        return input().narrow(1, slice.from(), slice.to() - slice.from());
    }

    @Override
    public Tensor visit(Subsample cells) {
        Tensor rows = every(input(), 2, cells.row(), cells.step().height());
        return every(rows, 3, cells.column(), cells.step().width());
    }

    @Override
    public Tensor visit(Flatten flatten) {
        return input().flatten(1, -1);
    }

    @Override
    public Tensor visit(Dropout dropout) {
        // Another handle on the same tensor: each is given up by itself.
        return pass.draws()
                .map(draws -> draws.applied(dropout, node.id(), input()))
                .orElseGet(() -> new Tensor(input()));
    }

    @Override
    public Tensor visit(PadChannels pad) {
        long[] sides = {0, 0, 0, 0, pad.before(), pad.after()};
        return torch.constant_pad_nd(input(), sides, new Scalar(0.0));
    }

    @Override
    public Tensor visit(Clamp clamp) {
        // The backward pass of torch.clamp compares twice and selects, in kernels that are not vectorised for bfloat16.
        return torch.hardtanh(input(), new Scalar(clamp.lowest()), new Scalar(clamp.highest()));
    }

    @Override
    public Tensor visit(HardSigmoid sigmoid) {
        return torch.hardsigmoid(input());
    }

    @Override
    public Tensor visit(HardSwish swish) {
        return torch.hardswish(input());
    }

    @Override
    public Tensor visit(TokenOperation operation) {
        return operation.accept(new TorchTokenOperation(node, inputs, parameters));
    }

    private Tensor input() {
        return inputs.get(0);
    }

    private Tensor parameter(String name) {
        return parameters.view(node.parameter(name).path());
    }

    /** libtorch pads both sides alike; what differs between the sides is added first. */
    private Tensor padUnevenly(Padding padding, double value) {
        if (padding.isSymmetric()) {
            return input();
        }
        long[] sides = {padding.left(), padding.right(), padding.top(), padding.bottom()};
        return torch.constant_pad_nd(input(), sides, new Scalar(value));
    }

    private static Tensor every(Tensor map, int axis, int first, int step) {
        return first == 0 && step == 1 ? map : map.slice(axis, new LongOptional(first), new LongOptional(), step);
    }

    private static long[] evenPadding(Padding padding) {
        return padding.isSymmetric() ? new long[] {padding.top(), padding.left()} : new long[] {0, 0};
    }

    private static long[] pair(Extent extent) {
        return new long[] {extent.height(), extent.width()};
    }
}
