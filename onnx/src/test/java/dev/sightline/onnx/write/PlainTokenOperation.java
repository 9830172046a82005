package dev.sightline.onnx.write;

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
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Slice;
import dev.sightline.nn.op.Softmax;
import dev.sightline.nn.op.TokenOperationVisitor;
import dev.sightline.nn.op.TokensToMap;
import dev.sightline.onnx.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/** Every operation on tokens written out as its Javadoc has it, in loops and double precision. */
record PlainTokenOperation(Node node, List<Tensor> inputs, Map<String, float[]> weights)
        implements TokenOperationVisitor<Tensor> {

    private static final int INTEGRATION_STEPS = 2_000;

    /** A place in a tensor, a number for each axis. */
    private interface Places extends UnaryOperator<List<Integer>> {}

    @Override
    public Tensor visit(LayerNorm norm) {
        float[] weight = parameter("weight");
        float[] bias = parameter("bias");
        return rows(row -> {
            double mean = 0;
            for (double x : row) {
                mean += x / row.length;
            }
            double variance = 0;
            for (double x : row) {
                variance += (x - mean) * (x - mean) / row.length;
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = (row[i] - mean) / Math.sqrt(variance + norm.epsilon()) * weight[i] + bias[i];
            }
            return row;
        });
    }

    @Override
    public Tensor visit(Gelu gelu) {
        return each(x -> x * (1 + errorFunction(x / Math.sqrt(2))) / 2);
    }

    @Override
    public Tensor visit(Softmax softmax) {
        return rows(row -> {
            double sum = 0;
            for (double x : row) {
                sum += Math.exp(x);
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.exp(row[i]) / sum;
            }
            return row;
        });
    }

    @Override
    public Tensor visit(MatMul product) {
        Shape left = input().shape();
        int inner = left.size(left.rank() - 1);
        int rows = left.size(left.rank() - 2);
        int columns = outputShape().size(left.rank() - 1);
        return made(i -> {
            int matrix = i / columns / rows;
            double sum = 0;
            for (int k = 0; k < inner; k++) {
                sum += (double) input().values()[i / columns * inner + k]
                        * inputs.get(1).values()[(matrix * inner + k) * columns + i % columns];
            }
            return sum;
        });
    }

    @Override
    public Tensor visit(Scale scale) {
        return each(x -> x * scale.factor());
    }

    @Override
    public Tensor visit(Reshape reshape) {
        return new Tensor(outputShape(), input().values());
    }

    @Override
    public Tensor visit(Permute permute) {
        return taken(place -> {
            List<Integer> from = new ArrayList<>(place);
            for (int i = 0; i < place.size(); i++) {
                from.set(permute.order().get(i), place.get(i));
            }
            return from;
        });
    }

    @Override
    public Tensor visit(Slice slice) {
        return taken(place -> {
            List<Integer> from = new ArrayList<>(place);
            from.set(slice.axis(), place.get(slice.axis()) + slice.from());
            return from;
        });
    }

    @Override
    public Tensor visit(PadEnd pad) {
        return taken(place -> place);
    }

    @Override
    public Tensor visit(PrependToken token) {
        return made(i -> {
            List<Integer> place = place(outputShape(), i);
            return place.get(1) == 0
                    ? only()[place.get(2)]
                    : at(input(), List.of(place.get(0), place.get(1) - 1, place.get(2)));
        });
    }

    @Override
    public Tensor visit(AddLearned learned) {
        return made(i -> input().values()[i] + only()[i % only().length]);
    }

    @Override
    public Tensor visit(AddRelativePosition position) {
        int cells = position.cells();
        int width = position.window().width();
        int height = position.window().height();
        return made(i -> {
            int looking = i / cells % cells;
            int lookedAt = i % cells;
            int head = i / cells / cells % position.heads();
            int down = looking / width - lookedAt / width + height - 1;
            int right = looking % width - lookedAt % width + width - 1;
            return input().values()[i] + only()[(down * (2 * width - 1) + right) * position.heads() + head];
        });
    }

    /** Cells may look at each other where both were rolled, or neither was, along each axis. */
    @Override
    public Tensor visit(AddWindowMask mask) {
        int across = mask.map().width() / mask.window().width();
        return made(i -> {
            List<Integer> place = place(outputShape(), i);
            int window = place.get(1);
            int width = mask.window().width();
            int top = window / across * mask.window().height();
            int left = window % across * width;
            boolean together = true;
            int lastRow = mask.map().height() - mask.down();
            int lastColumn = mask.map().width() - mask.right();
            together &= (top + place.get(3) / width < lastRow) == (top + place.get(4) / width < lastRow);
            together &= (left + place.get(3) % width < lastColumn) == (left + place.get(4) % width < lastColumn);
            return input().values()[i] + (together ? 0 : -100);
        });
    }

    @Override
    public Tensor visit(MapToTokens tokens) {
        int width = input().shape().size(3);
        return taken(place -> List.of(place.get(0), place.get(2), place.get(1) / width, place.get(1) % width));
    }

    @Override
    public Tensor visit(TokensToMap map) {
        int width = inputs.get(1).shape().size(3);
        return taken(place -> List.of(place.get(0), place.get(2) * width + place.get(3), place.get(1)));
    }

    /** {@code 2 / sqrt(pi)} times the integral of {@code exp(-t * t)} from 0 to x, by Simpson's rule. */
    private static double errorFunction(double x) {
        double step = x / INTEGRATION_STEPS;
        double sum = 0;
        for (int i = 0; i <= INTEGRATION_STEPS; i++) {
            boolean end = i == 0 || i == INTEGRATION_STEPS;
            int factor = i % 2 == 1 ? 4 : 2;
            sum += (end ? 1 : factor) * Math.exp(-i * step * i * step);
        }
        return 2 / Math.sqrt(Math.PI) * sum * step / 3;
    }

    private Tensor each(DoubleUnaryOperator function) {
        return made(i -> function.applyAsDouble(input().values()[i]));
    }

    private Tensor rows(UnaryOperator<double[]> function) {
        int length = input().shape().size(input().shape().rank() - 1);
        float[] values = new float[input().values().length];
        for (int from = 0; from < values.length; from += length) {
            double[] row = new double[length];
            for (int i = 0; i < length; i++) {
                row[i] = input().values()[from + i];
            }
            double[] changed = function.apply(row);
            for (int i = 0; i < length; i++) {
                values[from + i] = (float) changed[i];
            }
        }
        return new Tensor(input().shape(), values);
    }

    /** Each number from a place of the input, 0 where there is none. */
    private Tensor taken(Places from) {
        Shape shape = outputShape();
        return made(i -> at(input(), from.apply(place(shape, i))));
    }

    private Tensor made(IntToDoubleFunction number) {
        Shape shape = outputShape();
        float[] values = new float[(int) shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) number.applyAsDouble(i);
        }
        return new Tensor(shape, values);
    }

    private static List<Integer> place(Shape shape, int index) {
        List<Integer> place = new ArrayList<>();
        int rest = index;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            place.add(0, rest % shape.size(axis));
            rest /= shape.size(axis);
        }
        return place;
    }

    private static double at(Tensor tensor, List<Integer> place) {
        int index = 0;
        for (int axis = 0; axis < place.size(); axis++) {
            if (place.get(axis) >= tensor.shape().size(axis)) {
                return 0;
            }
            index = index * tensor.shape().size(axis) + place.get(axis);
        }
        return tensor.values()[index];
    }

    private Shape outputShape() {
        return node.operation().outputShape(inputs.stream().map(Tensor::shape).toList());
    }

    private Tensor input() {
        return inputs.get(0);
    }

    private float[] only() {
        return Objects.requireNonNull(weights.get(node.parameters().get(0).path()));
    }

    private float[] parameter(String name) {
        return Objects.requireNonNull(weights.get(node.parameter(name).path()));
    }
}
