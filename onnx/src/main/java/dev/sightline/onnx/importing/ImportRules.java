package dev.sightline.onnx.importing;

import ai.onnx.proto.OnnxMl.TensorProto;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Add;
import dev.sightline.nn.op.AveragePool2d;
import dev.sightline.nn.op.BatchNorm2d;
import dev.sightline.nn.op.Clamp;
import dev.sightline.nn.op.Concat;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.LeakyRelu;
import dev.sightline.nn.op.MaxPool2d;
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.UpsampleNearest;
import dev.sightline.onnx.proto.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each operator of a file becomes; an operator that is not here cannot be trained. */
final class ImportRules {

    private static final int CHANNELS = 1;
    private static final double SIXTH = 1.0 / 6;
    private static final double CLOSE = 1e-4;

    /** What becomes of a node; what cannot be taken over is an IllegalArgumentException that gives the reason. */
    interface Rule {
        void apply(ImportedNode node, ImportState state);
    }

    private static final Map<String, Rule> RULES = rules();

    private ImportRules() {}

    /** The operators that can be taken over. */
    static List<String> operators() {
        return List.copyOf(RULES.keySet());
    }

    static boolean knows(String operator) {
        return RULES.containsKey(operator);
    }

    static void apply(ImportedNode node, ImportState state) {
        Rule rule = RULES.get(node.operator());
        if (rule == null) {
            throw new IllegalArgumentException("this operator cannot be trained");
        }
        rule.apply(node, state);
    }

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new TreeMap<>();
        rules.put("Conv", ImportRules::convolution);
        rules.put("BatchNormalization", ImportRules::batchNorm);
        rules.put("Gemm", DenseImport::gemm);
        rules.put("MatMul", DenseImport::matMul);
        rules.put("Flatten", DenseImport::flatten);
        rules.put("Reshape", DenseImport::flatten);
        rules.put("Squeeze", DenseImport::flatten);
        rules.put(
                "GlobalAveragePool",
                (node, state) -> one(node, state, state.net().globalAveragePool(in(node, state))));
        rules.put("ReduceMean", DenseImport::mean);
        rules.put("MaxPool", ImportRules::maxPool);
        rules.put("AveragePool", ImportRules::averagePool);
        rules.put("Relu", (node, state) -> one(node, state, state.net().relu(in(node, state))));
        rules.put("Sigmoid", (node, state) -> one(node, state, state.net().sigmoid(in(node, state))));
        rules.put("HardSwish", (node, state) -> one(node, state, state.net().hardSwish(in(node, state))));
        rules.put("HardSigmoid", ImportRules::hardSigmoid);
        rules.put("LeakyRelu", ImportRules::leakyRelu);
        rules.put("Clip", ImportRules::clip);
        rules.put(
                "Add",
                (node, state) -> one(node, state, state.net().add(new Add(), in(node, state), state.value(node, 1))));
        rules.put("Mul", ImportRules::product);
        rules.put("Concat", ImportRules::concat);
        rules.put("Slice", SliceImport::slice);
        rules.put("Resize", ImportRules::resize);
        rules.put("Identity", ImportRules::same);
        rules.put("Dropout", ImportRules::same);
        return rules;
    }

    private static Value in(ImportedNode node, ImportState state) {
        return state.value(node, 0);
    }

    private static void one(ImportedNode node, ImportState state, Value value) {
        state.put(node.output(), value);
    }

    /** What changes nothing in use: dropout, too, is left out, as fine-tuning sets its own regularisation. */
    private static void same(ImportedNode node, ImportState state) {
        TensorProto constant = state.constant(node.input(0));
        if (constant != null) {
            state.putConstant(node.output(), constant);
        } else {
            one(node, state, in(node, state));
        }
    }

    private static void convolution(ImportedNode node, ImportState state) {
        long[] dims = Tensors.dims(state.required(node, 1));
        if (dims.length != 4) {
            throw new IllegalArgumentException(
                    "only convolutions over height and width, found a weight of " + Arrays.toString(dims));
        }
        String name = state.layerName(node, 1);
        Extent kernel = new Extent((int) dims[2], (int) dims[3]);
        boolean bias = node.hasInput(2);
        ConvOptions options = ConvOptions.of((int) dims[0], 1)
                .window(ImportedWindow.of(node, kernel, state.shape(node, 0)))
                .groups((int) node.integer("group", 1));
        one(node, state, state.net().conv(name, in(node, state), bias ? options : options.withoutBias()));
        state.weight(name + ".weight", state.floats(node, 1));
        if (bias) {
            state.weight(name + ".bias", state.floats(node, 2));
        }
    }

    private static void batchNorm(ImportedNode node, ImportState state) {
        String name = state.layerName(node, 1);
        BatchNorm2d norm = new BatchNorm2d(
                state.shape(node, 0).channels(), node.real("epsilon", 1e-5), 1 - node.real("momentum", .9));
        one(node, state, state.net().batchNorm(name, in(node, state), norm.epsilon(), norm.momentum()));
        List<String> parameters = List.of("weight", "bias", "running_mean", "running_var");
        for (int i = 0; i < parameters.size(); i++) {
            state.weight(name + "." + parameters.get(i), state.floats(node, i + 1));
        }
    }

    private static void maxPool(ImportedNode node, ImportState state) {
        Extent kernel = ImportedWindow.pair(node.integers("kernel_shape", List.of()), "kernel_shape");
        MaxPool2d pool =
                new MaxPool2d(ImportedWindow.of(node, kernel, state.shape(node, 0)), node.integer("ceil_mode", 0) == 1);
        one(node, state, state.net().add(pool, in(node, state)));
    }

    private static void averagePool(ImportedNode node, ImportState state) {
        Extent kernel = ImportedWindow.pair(node.integers("kernel_shape", List.of()), "kernel_shape");
        AveragePool2d pool = new AveragePool2d(
                ImportedWindow.of(node, kernel, state.shape(node, 0)),
                node.integer("ceil_mode", 0) == 1,
                node.integer("count_include_pad", 0) == 1);
        one(node, state, state.net().add(pool, in(node, state)));
    }

    private static void hardSigmoid(ImportedNode node, ImportState state) {
        double slope = node.real("alpha", .2);
        double offset = node.real("beta", .5);
        if (Math.abs(slope - SIXTH) > CLOSE || Math.abs(offset - .5) > CLOSE) {
            throw new IllegalArgumentException(
                    "alpha 1/6 and beta 1/2 are supported, found " + slope + " and " + offset);
        }
        one(node, state, state.net().hardSigmoid(in(node, state)));
    }

    private static void leakyRelu(ImportedNode node, ImportState state) {
        one(node, state, state.net().add(new LeakyRelu(node.real("alpha", .01)), in(node, state)));
    }

    private static void clip(ImportedNode node, ImportState state) {
        double lowest = bound(node, state, 1, "min", Double.NEGATIVE_INFINITY);
        double highest = bound(node, state, 2, "max", Double.POSITIVE_INFINITY);
        boolean relu = lowest == 0 && highest > Float.MAX_VALUE / 2;
        one(
                node,
                state,
                relu
                        ? state.net().relu(in(node, state))
                        : state.net().add(new Clamp(lowest, highest), in(node, state)));
    }

    /** An input since operator set 11, an attribute before. */
    private static double bound(ImportedNode node, ImportState state, int input, String name, double usual) {
        return node.hasInput(input) ? state.floats(node, input)[0] : node.real(name, usual);
    }

    /** A product, or {@code x * sigmoid(x)}, which is SiLU. */
    private static void product(ImportedNode node, ImportState state) {
        for (int gate = 0; gate < 2; gate++) {
            ImportedNode maker = state.maker(node.input(gate));
            if (maker != null
                    && maker.operator().equals("Sigmoid")
                    && maker.input(0).equals(node.input(1 - gate))) {
                one(node, state, state.net().silu(state.value(node, 1 - gate)));
                return;
            }
        }
        boolean gateFirst =
                state.shape(node, 0).elements() < state.shape(node, 1).elements();
        Value map = state.value(node, gateFirst ? 1 : 0);
        one(node, state, state.net().mul(map, state.value(node, gateFirst ? 0 : 1)));
    }

    private static void concat(ImportedNode node, ImportState state) {
        int rank = state.shape(node, 0).rank();
        int axis = Math.floorMod(Math.toIntExact(node.integer("axis", CHANNELS)), rank);
        Value[] parts = new Value[node.proto().getInputCount()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = state.value(node, i);
        }
        one(node, state, state.net().add(new Concat(axis), parts));
    }

    private static void resize(ImportedNode node, ImportState state) {
        float[] scales = node.hasInput(2) ? state.floats(node, 2) : new float[0];
        boolean whole = scales.length == 4
                && scales[0] == 1
                && scales[1] == 1
                && scales[2] == scales[3]
                && scales[2] >= 1
                && scales[2] == Math.rint(scales[2]);
        String mode = node.text("mode", "nearest");
        String coordinates = node.text("coordinate_transformation_mode", "half_pixel");
        String rounding = node.text("nearest_mode", "round_prefer_floor");
        boolean copies = mode.equals("nearest")
                && ((coordinates.equals("asymmetric") && rounding.equals("floor")) || coordinates.equals("half_pixel"));
        if (!whole || !copies) {
            throw new IllegalArgumentException(
                    "enlarging by a whole factor to the nearest pixel is supported, found mode " + mode + ", "
                            + coordinates + ", " + rounding + ", scales " + Arrays.toString(scales));
        }
        one(node, state, state.net().add(new UpsampleNearest((int) scales[2]), in(node, state)));
    }

    /** Whether a tensor of this shape holds one vector for each image. */
    static boolean isVector(Shape shape) {
        return shape.rank() == 2 || (shape.rank() == 4 && shape.size(2) * shape.size(3) == 1);
    }
}
