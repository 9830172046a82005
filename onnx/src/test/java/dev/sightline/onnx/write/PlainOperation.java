package dev.sightline.onnx.write;

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
import dev.sightline.nn.op.Relu;
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Sigmoid;
import dev.sightline.nn.op.Silu;
import dev.sightline.nn.op.SliceChannels;
import dev.sightline.nn.op.Subsample;
import dev.sightline.nn.op.TokenOperation;
import dev.sightline.nn.op.UpsampleNearest;
import dev.sightline.nn.op.Window;
import dev.sightline.onnx.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Every operation written out as its Javadoc has it, in loops and double precision: what the tests compare with. */
record PlainOperation(Node node, List<Tensor> inputs, Map<String, float[]> weights)
        implements OperationVisitor<Tensor> {

    private interface Cell {
        double at(int image, int channel, int row, int column);
    }

    @Override
    public Tensor visit(Conv2d conv) {
        Window window = conv.window();
        int inPerGroup = conv.inChannels() / conv.groups();
        int outPerGroup = conv.outChannels() / conv.groups();
        float[] weight = parameter("weight");
        return map((image, channel, row, column) -> {
            double sum = conv.bias() ? parameter("bias")[channel] : 0;
            int next = channel
                    * inPerGroup
                    * window.kernel().height()
                    * window.kernel().width();
            for (int in = 0; in < inPerGroup; in++) {
                for (int y = 0; y < window.kernel().height(); y++) {
                    for (int x = 0; x < window.kernel().width(); x++) {
                        int from = channel / outPerGroup * inPerGroup + in;
                        sum += weight[next++]
                                * input().at(image, from, rowAt(window, row, y), columnAt(window, column, x));
                    }
                }
            }
            return sum;
        });
    }

    @Override
    public Tensor visit(Linear linear) {
        float[] out = new float[(int) outputShape().elements()];
        for (int i = 0; i < out.length; i++) {
            int feature = i % linear.outFeatures();
            double sum = linear.bias() ? parameter("bias")[feature] : 0;
            for (int in = 0; in < linear.inFeatures(); in++) {
                sum += (double) input().values()[i / linear.outFeatures() * linear.inFeatures() + in]
                        * parameter("weight")[feature * linear.inFeatures() + in];
            }
            out[i] = (float) sum;
        }
        return new Tensor(outputShape(), out);
    }

    @Override
    public Tensor visit(BatchNorm2d norm) {
        return map((image, channel, row, column) ->
                (input().at(image, channel, row, column) - parameter("running_mean")[channel])
                                / Math.sqrt(parameter("running_var")[channel] + norm.epsilon())
                                * parameter("weight")[channel]
                        + parameter("bias")[channel]);
    }

    @Override
    public Tensor visit(Relu relu) {
        return each(x -> Math.max(0, x));
    }

    @Override
    public Tensor visit(LeakyRelu relu) {
        return each(x -> x > 0 ? x : relu.negativeSlope() * x);
    }

    @Override
    public Tensor visit(Silu silu) {
        return each(x -> x / (1 + Math.exp(-x)));
    }

    @Override
    public Tensor visit(Sigmoid sigmoid) {
        return each(x -> 1 / (1 + Math.exp(-x)));
    }

    @Override
    public Tensor visit(MaxPool2d pool) {
        Window window = pool.window();
        return map((image, channel, row, column) -> {
            double most = Double.NEGATIVE_INFINITY;
            for (int y = 0; y < window.kernel().height(); y++) {
                for (int x = 0; x < window.kernel().width(); x++) {
                    int atRow = rowAt(window, row, y);
                    int atColumn = columnAt(window, column, x);
                    if (isInside(atRow, atColumn)) {
                        most = Math.max(most, input().at(image, channel, atRow, atColumn));
                    }
                }
            }
            return most;
        });
    }

    /** In ceil mode a window may reach beyond the padding; cells there never count. */
    @Override
    public Tensor visit(AveragePool2d pool) {
        Window window = pool.window();
        return map((image, channel, row, column) -> {
            double sum = 0;
            int count = 0;
            for (int y = 0; y < window.kernel().height(); y++) {
                for (int x = 0; x < window.kernel().width(); x++) {
                    int atRow = rowAt(window, row, y);
                    int atColumn = columnAt(window, column, x);
                    boolean padded = atRow
                                    < input().shape().size(2) + window.padding().bottom()
                            && atColumn
                                    < input().shape().size(3) + window.padding().right();
                    if (isInside(atRow, atColumn) || (pool.countPadding() && padded)) {
                        count++;
                    }
                    sum += input().at(image, channel, atRow, atColumn);
                }
            }
            return sum / count;
        });
    }

    @Override
    public Tensor visit(GlobalAveragePool pool) {
        int height = input().shape().size(2);
        int width = input().shape().size(3);
        return map((image, channel, row, column) -> {
            double sum = 0;
            for (int i = 0; i < height * width; i++) {
                sum += input().at(image, channel, i / width, i % width);
            }
            return sum / (height * width);
        });
    }

    @Override
    public Tensor visit(UpsampleNearest upsample) {
        return map((image, channel, row, column) ->
                input().at(image, channel, row / upsample.scale(), column / upsample.scale()));
    }

    @Override
    public Tensor visit(Concat concat) {
        return map((image, channel, row, column) -> {
            int from = channel;
            for (Tensor part : inputs) {
                if (from < part.shape().channels()) {
                    return part.at(image, from, row, column);
                }
                from -= part.shape().channels();
            }
            throw new AssertionError("no part has channel " + channel);
        });
    }

    @Override
    public Tensor visit(Add add) {
        return pairs(Double::sum);
    }

    @Override
    public Tensor visit(Mul mul) {
        return pairs((first, second) -> first * second);
    }

    @Override
    public Tensor visit(SliceChannels slice) {
        return map((image, channel, row, column) -> input().at(image, channel + slice.from(), row, column));
    }

    @Override
    public Tensor visit(Subsample cells) {
        return map((image, channel, row, column) -> input().at(
                        image,
                        channel,
                        cells.row() + row * cells.step().height(),
                        cells.column() + column * cells.step().width()));
    }

    @Override
    public Tensor visit(Flatten flatten) {
        return new Tensor(outputShape(), input().values());
    }

    @Override
    public Tensor visit(Dropout dropout) {
        return new Tensor(outputShape(), input().values());
    }

    @Override
    public Tensor visit(PadChannels pad) {
        return map((image, channel, row, column) -> {
            int from = channel - pad.before();
            boolean inside = from >= 0 && from < input().shape().channels();
            return inside ? input().at(image, from, row, column) : 0;
        });
    }

    @Override
    public Tensor visit(Clamp clamp) {
        return each(x -> Math.max(clamp.lowest(), Math.min(clamp.highest(), x)));
    }

    @Override
    public Tensor visit(HardSigmoid sigmoid) {
        return each(x -> Math.max(0, Math.min(1, x / 6 + .5)));
    }

    @Override
    public Tensor visit(HardSwish swish) {
        return each(x -> x * Math.max(0, Math.min(1, x / 6 + .5)));
    }

    @Override
    public Tensor visit(TokenOperation operation) {
        return operation.accept(new PlainTokenOperation(node, inputs, weights));
    }

    private Tensor map(Cell cell) {
        Shape shape = outputShape();
        float[] values = new float[(int) shape.elements()];
        int next = 0;
        for (int image = 0; image < shape.size(0); image++) {
            for (int channel = 0; channel < shape.size(1); channel++) {
                for (int row = 0; row < shape.size(2); row++) {
                    for (int column = 0; column < shape.size(3); column++) {
                        values[next++] = (float) cell.at(image, channel, row, column);
                    }
                }
            }
        }
        return new Tensor(shape, values);
    }

    /** The second may have one number per channel. */
    private Tensor pairs(DoubleBinaryOperator function) {
        Tensor second = inputs.get(1);
        boolean perChannel = second.shape().size(2) == 1 && second.shape().size(3) == 1;
        return map((image, channel, row, column) -> function.applyAsDouble(
                input().at(image, channel, row, column),
                perChannel ? second.at(image, channel, 0, 0) : second.at(image, channel, row, column)));
    }

    private Tensor each(DoubleUnaryOperator function) {
        return map((image, channel, row, column) -> function.applyAsDouble(input().at(image, channel, row, column)));
    }

    private Shape outputShape() {
        return node.operation().outputShape(inputs.stream().map(Tensor::shape).toList());
    }

    private Tensor input() {
        return inputs.get(0);
    }

    private boolean isInside(int row, int column) {
        return row >= 0
                && column >= 0
                && row < input().shape().size(2)
                && column < input().shape().size(3);
    }

    private static int rowAt(Window window, int row, int cell) {
        return row * window.stride().height()
                - window.padding().top()
                + cell * window.dilation().height();
    }

    private static int columnAt(Window window, int column, int cell) {
        return column * window.stride().width()
                - window.padding().left()
                + cell * window.dilation().width();
    }

    private float[] parameter(String name) {
        return Objects.requireNonNull(weights.get(node.parameter(name).path()));
    }
}
