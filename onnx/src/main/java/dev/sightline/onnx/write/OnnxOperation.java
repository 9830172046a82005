package dev.sightline.onnx.write;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.sightline.nn.Node;
import dev.sightline.nn.Parameter;
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
import dev.sightline.onnx.proto.Attributes;
import dev.sightline.onnx.proto.GraphDraft;
import dev.sightline.onnx.proto.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each operation is in ONNX, for one node and the names of what it reads and makes; gives the name of what it made. */
record OnnxOperation(Node node, Wiring wiring, GraphDraft draft, CheckedWeights weights)
        implements OperationVisitor<String> {

    /**
     * How a node is tied to the others.
     *
     * @param inputs names of the tensors it reads
     * @param shapes of these at the size the graph was built at
     * @param output name of the tensor it makes
     * @param norm the batch normalisation worked into it
     */
    record Wiring(
            List<String> inputs,
            List<Shape> shapes,
            String output,
            @Nullable Node norm) {}

    @Override
    public String visit(Conv2d conv) {
        ConvolutionNumbers own = ConvolutionNumbers.of(node, weights);
        Node norm = wiring.norm();
        ConvolutionNumbers numbers =
                norm == null ? own : own.folded(norm, ((BatchNorm2d) norm.operation()).epsilon(), weights);
        Parameter weight = node.parameter("weight");
        List<String> inputs = new ArrayList<>(wiring.inputs());
        inputs.add(draft.store(Tensors.floats(weight.path(), dims(weight.shape()), numbers.weight())));
        float[] bias = numbers.bias();
        if (bias != null) {
            String beside = weight.path().substring(0, weight.path().length() - "weight".length());
            inputs.add(draft.store(Tensors.floats(beside + "bias", new long[] {bias.length}, bias)));
        }
        return make(
                "Conv",
                inputs,
                WindowAttributes.kernel(conv.window()),
                WindowAttributes.strides(conv.window()),
                WindowAttributes.pads(conv.window()),
                WindowAttributes.dilations(conv.window()),
                Attributes.integer("group", conv.groups()));
    }

    @Override
    public String visit(Linear linear) {
        if (wiring.shapes().get(0).rank() > 2) {
            return rowByRow(linear);
        }
        List<String> inputs = new ArrayList<>(wiring.inputs());
        inputs.add(stored("weight"));
        if (linear.bias()) {
            inputs.add(stored("bias"));
        }
        return make("Gemm", inputs, Attributes.integer("transB", 1));
    }

    @Override
    public String visit(BatchNorm2d norm) {
        List<String> inputs = new ArrayList<>(wiring.inputs());
        for (String name : List.of("weight", "bias", "running_mean", "running_var")) {
            inputs.add(stored(name));
        }
        return make("BatchNormalization", inputs, Attributes.real("epsilon", norm.epsilon()));
    }

    @Override
    public String visit(Relu relu) {
        return make("Relu", wiring.inputs());
    }

    @Override
    public String visit(LeakyRelu relu) {
        return make("LeakyRelu", wiring.inputs(), Attributes.real("alpha", relu.negativeSlope()));
    }

    /** ONNX has no operator for it before version 24. */
    @Override
    public String visit(Silu silu) {
        String gate = draft.add("Sigmoid", TensorNames.ofNode(node) + "/Sigmoid", wiring.inputs());
        return draft.addMaking(
                wiring.output(),
                "Mul",
                TensorNames.ofNode(node) + "/Mul",
                List.of(wiring.inputs().get(0), gate));
    }

    @Override
    public String visit(Sigmoid sigmoid) {
        return make("Sigmoid", wiring.inputs());
    }

    @Override
    public String visit(MaxPool2d pool) {
        return make(
                "MaxPool",
                wiring.inputs(),
                WindowAttributes.kernel(pool.window()),
                WindowAttributes.strides(pool.window()),
                WindowAttributes.pads(pool.window()),
                WindowAttributes.dilations(pool.window()),
                Attributes.integer("ceil_mode", pool.ceilMode() ? 1 : 0));
    }

    @Override
    public String visit(AveragePool2d pool) {
        return make(
                "AveragePool",
                wiring.inputs(),
                WindowAttributes.kernel(pool.window()),
                WindowAttributes.strides(pool.window()),
                WindowAttributes.pads(pool.window()),
                Attributes.integer("ceil_mode", pool.ceilMode() ? 1 : 0),
                Attributes.integer("count_include_pad", pool.countPadding() ? 1 : 0));
    }

    @Override
    public String visit(GlobalAveragePool pool) {
        return make("GlobalAveragePool", wiring.inputs());
    }

    @Override
    public String visit(UpsampleNearest upsample) {
        String scales = draft.store(Tensors.floats(
                TensorNames.ofNode(node) + "/scales", new long[] {4}, 1, 1, upsample.scale(), upsample.scale()));
        return make(
                "Resize",
                List.of(wiring.inputs().get(0), "", scales),
                Attributes.text("mode", "nearest"),
                Attributes.text("coordinate_transformation_mode", "asymmetric"),
                Attributes.text("nearest_mode", "floor"));
    }

    @Override
    public String visit(Concat concat) {
        return make("Concat", wiring.inputs(), Attributes.integer("axis", concat.axis()));
    }

    @Override
    public String visit(Add add) {
        return make("Add", wiring.inputs());
    }

    @Override
    public String visit(Mul mul) {
        return make("Mul", wiring.inputs());
    }

    @Override
    public String visit(SliceChannels slice) {
        String name = TensorNames.ofNode(node);
        return make(
                "Slice",
                List.of(
                        wiring.inputs().get(0),
                        draft.store(Tensors.longs(name + "/starts", slice.from())),
                        draft.store(Tensors.longs(name + "/ends", slice.to())),
                        draft.store(Tensors.longs(name + "/axes", 1))));
    }

    @Override
    public String visit(Subsample cells) {
        String name = TensorNames.ofNode(node);
        return make(
                "Slice",
                List.of(
                        wiring.inputs().get(0),
                        draft.store(Tensors.longs(name + "/starts", cells.row(), cells.column())),
                        draft.store(Tensors.longs(name + "/ends", Integer.MAX_VALUE, Integer.MAX_VALUE)),
                        draft.store(Tensors.longs(name + "/axes", 2, 3)),
                        draft.store(Tensors.longs(
                                name + "/steps",
                                cells.step().height(),
                                cells.step().width()))));
    }

    @Override
    public String visit(Flatten flatten) {
        return make("Flatten", wiring.inputs(), Attributes.integer("axis", 1));
    }

    /** A file holds a network for evaluation, where nothing is dropped. */
    @Override
    public String visit(Dropout dropout) {
        return make("Identity", wiring.inputs());
    }

    @Override
    public String visit(PadChannels pad) {
        String name = TensorNames.ofNode(node);
        String pads = draft.store(Tensors.longs(name + "/pads", 0, pad.before(), 0, 0, 0, pad.after(), 0, 0));
        return make("Pad", List.of(wiring.inputs().get(0), pads), Attributes.text("mode", "constant"));
    }

    @Override
    public String visit(Clamp clamp) {
        String name = TensorNames.ofNode(node);
        String lowest = draft.store(Tensors.floats(name + "/min", new long[0], (float) clamp.lowest()));
        String highest = draft.store(Tensors.floats(name + "/max", new long[0], (float) clamp.highest()));
        return make("Clip", List.of(wiring.inputs().get(0), lowest, highest));
    }

    @Override
    public String visit(HardSigmoid sigmoid) {
        return make("HardSigmoid", wiring.inputs(), Attributes.real("alpha", 1.0 / 6), Attributes.real("beta", .5));
    }

    @Override
    public String visit(HardSwish swish) {
        return make("HardSwish", wiring.inputs());
    }

    @Override
    public String visit(TokenOperation operation) {
        return operation.accept(new OnnxTokenOperation(node, wiring, draft, weights));
    }

    /** ONNX's Gemm takes matrices alone, so this is a product and a sum; the weight is stored in its order. */
    private String rowByRow(Linear linear) {
        Parameter weight = node.parameter("weight");
        float[] transposed = Tensors.transposed(weights.of(weight), linear.outFeatures(), linear.inFeatures());
        String stored = draft.store(
                Tensors.floats(weight.path(), new long[] {linear.inFeatures(), linear.outFeatures()}, transposed));
        List<String> factors = List.of(wiring.inputs().get(0), stored);
        if (!linear.bias()) {
            return make("MatMul", factors);
        }
        String product = draft.add("MatMul", TensorNames.ofNode(node) + "/MatMul", factors);
        return make("Add", List.of(product, stored("bias")));
    }

    private String make(String operator, List<String> inputs, AttributeProto... attributes) {
        return draft.addMaking(wiring.output(), operator, TensorNames.ofNode(node), inputs, attributes);
    }

    private String stored(String parameterName) {
        Parameter parameter = node.parameter(parameterName);
        return draft.store(Tensors.floats(parameter.path(), dims(parameter.shape()), weights.of(parameter)));
    }

    private static long[] dims(Shape shape) {
        return shape.sizes().stream().mapToLong(Integer::longValue).toArray();
    }
}
