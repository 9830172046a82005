package dev.sightline.nn.cost;

import dev.sightline.nn.Node;
import dev.sightline.nn.op.Add;
import dev.sightline.nn.op.AveragePool2d;
import dev.sightline.nn.op.BatchNorm2d;
import dev.sightline.nn.op.Clamp;
import dev.sightline.nn.op.Concat;
import dev.sightline.nn.op.Conv2d;
import dev.sightline.nn.op.Dropout;
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
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Sigmoid;
import dev.sightline.nn.op.Silu;
import dev.sightline.nn.op.SliceChannels;
import dev.sightline.nn.op.Subsample;
import dev.sightline.nn.op.TokenOperation;
import dev.sightline.nn.op.UpsampleNearest;
import java.util.List;

/** What libtorch's derivatives are computed from (its {@code derivatives.yaml}), operation by operation. */
record KeptForBackward(Node node, List<TensorMemory> inputs, Shape output, int productBytes)
        implements OperationVisitor<Kept> {

    /** Of the place of each maximum. */
    private static final int INDEX_BYTES = Long.BYTES;

    @Override
    public Kept visit(Conv2d conv) {
        Padding padding = conv.window().padding();
        return padding.isSymmetric()
                ? product(input().width() > productBytes)
                : product(true).and(padding(padding) * productBytes);
    }

    @Override
    public Kept visit(Linear linear) {
        return product(input().width() > productBytes || !input().packed());
    }

    @Override
    public Kept visit(BatchNorm2d norm) {
        return Kept.input(input().width());
    }

    @Override
    public Kept visit(Relu relu) {
        return Kept.output(input().width());
    }

    @Override
    public Kept visit(LeakyRelu relu) {
        return Kept.input(input().width());
    }

    @Override
    public Kept visit(Silu silu) {
        return Kept.input(input().width());
    }

    @Override
    public Kept visit(Sigmoid sigmoid) {
        return Kept.output(input().width());
    }

    @Override
    public Kept visit(MaxPool2d pool) {
        Kept kept = Kept.input(input().width()).and(output.elements() * INDEX_BYTES);
        Padding padding = pool.window().padding();
        return padding.isSymmetric()
                ? kept
                : kept.inputs(List.of()).and(input().bytes() + padding(padding) * input().width());
    }

    @Override
    public Kept visit(AveragePool2d pool) {
        return Kept.input(input().width());
    }

    @Override
    public Kept visit(GlobalAveragePool pool) {
        return Kept.input(input().width());
    }

    @Override
    public Kept visit(UpsampleNearest upsample) {
        return Kept.nothing(input().width());
    }

    @Override
    public Kept visit(Concat concat) {
        return Kept.nothing(widest());
    }

    @Override
    public Kept visit(Add add) {
        return Kept.nothing(widest());
    }

    @Override
    public Kept visit(Mul mul) {
        return Kept.nothing(widest()).inputs(List.of(0, 1));
    }

    @Override
    public Kept visit(SliceChannels slice) {
        return Kept.view(input().width(), false);
    }

    @Override
    public Kept visit(Subsample cells) {
        return Kept.view(input().width(), false);
    }

    @Override
    public Kept visit(Flatten flatten) {
        return Kept.view(input().width(), true);
    }

    /** The factors that the input was multiplied by. */
    @Override
    public Kept visit(Dropout dropout) {
        long factors = dropout.unit() == Dropout.Unit.NUMBER ? output.elements() : output.batch();
        return Kept.nothing(input().width()).and(factors * input().width());
    }

    @Override
    public Kept visit(PadChannels pad) {
        return Kept.nothing(input().width());
    }

    @Override
    public Kept visit(Clamp clamp) {
        return Kept.input(input().width());
    }

    @Override
    public Kept visit(HardSigmoid sigmoid) {
        return Kept.input(input().width());
    }

    @Override
    public Kept visit(HardSwish swish) {
        return Kept.input(input().width());
    }

    @Override
    public Kept visit(TokenOperation operation) {
        return operation.accept(new TokenKept(inputs, output, productBytes));
    }

    /** A product with this node's weights, which are copied where it is computed in a shorter type than theirs. */
    private Kept product(boolean copied) {
        long weights = productBytes < Float.BYTES ? weights() * productBytes : 0;
        Kept kept = copied
                ? Kept.nothing(productBytes).and(input().shape().elements() * productBytes)
                : Kept.input(productBytes);
        return kept.and(weights);
    }

    private long weights() {
        return node.parameters().stream()
                .mapToLong(parameter -> parameter.shape().elements())
                .sum();
    }

    /** Numbers that are added around the input. */
    private long padding(Padding padding) {
        Shape map = input().shape();
        long height = (long) map.extent().height() + padding.top() + padding.bottom();
        long width = (long) map.extent().width() + padding.left() + padding.right();
        return (long) map.batch() * map.channels() * height * width - map.elements();
    }

    private int widest() {
        return inputs.stream().mapToInt(TensorMemory::width).max().orElseThrow();
    }

    private TensorMemory input() {
        return inputs.get(0);
    }
}
