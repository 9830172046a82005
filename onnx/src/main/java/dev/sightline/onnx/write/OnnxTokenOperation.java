package dev.sightline.onnx.write;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.sightline.nn.Node;
import dev.sightline.nn.Parameter;
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
import dev.sightline.onnx.proto.Attributes;
import dev.sightline.onnx.proto.GraphDraft;
import dev.sightline.onnx.proto.Tensors;
import java.util.ArrayList;
import java.util.List;

/**
 * What each operation on tokens is in ONNX, for one node and the names of what it reads and makes; gives the name of what
 * it made.
 */
record OnnxTokenOperation(Node node, OnnxOperation.Wiring wiring, GraphDraft draft, CheckedWeights weights)
        implements TokenOperationVisitor<String> {

    @Override
    public String visit(LayerNorm norm) {
        return make(
                "LayerNormalization",
                List.of(input(), stored(node.parameter("weight")), stored(node.parameter("bias"))),
                Attributes.integer("axis", -1),
                Attributes.real("epsilon", norm.epsilon()));
    }

    /** ONNX has no operator for it before version 20; runtimes know this form and fuse it. */
    @Override
    public String visit(Gelu gelu) {
        String root = number("/root", Math.sqrt(2));
        String one = number("/one", 1);
        String half = number("/half", .5);
        String scaled = step("Div", List.of(input(), root));
        String error = step("Erf", List.of(scaled));
        String gate = step("Add", List.of(error, one));
        String gated = step("Mul", List.of(input(), gate));
        return make("Mul", List.of(gated, half));
    }

    @Override
    public String visit(Softmax softmax) {
        return make("Softmax", wiring.inputs(), Attributes.integer("axis", -1));
    }

    @Override
    public String visit(MatMul product) {
        return make("MatMul", wiring.inputs());
    }

    @Override
    public String visit(Scale scale) {
        return make("Mul", List.of(input(), number("/factor", scale.factor())));
    }

    /** A size of 0 stands for that of the input, here the batch. */
    @Override
    public String visit(Reshape reshape) {
        List<Integer> sizes = new ArrayList<>(reshape.sizes());
        sizes.add(0, 0);
        return make("Reshape", List.of(input(), numbers("/shape", longs(sizes))));
    }

    @Override
    public String visit(Permute permute) {
        return make("Transpose", wiring.inputs(), Attributes.integers("perm", longs(permute.order())));
    }

    @Override
    public String visit(Slice slice) {
        return make(
                "Slice",
                List.of(
                        input(),
                        numbers("/starts", slice.from()),
                        numbers("/ends", slice.to()),
                        numbers("/axes", slice.axis())));
    }

    /** Cells before each axis, then cells after each. */
    @Override
    public String visit(PadEnd pad) {
        int rank = wiring.shapes().get(0).rank();
        long[] sides = new long[2 * rank];
        sides[rank + pad.axis()] = pad.count();
        return make("Pad", List.of(input(), numbers("/pads", sides)), Attributes.text("mode", "constant"));
    }

    @Override
    public String visit(PrependToken token) {
        String batch = step("Shape", List.of(input()), Attributes.integer("start", 0), Attributes.integer("end", 1));
        String shape = draft.add(
                "Concat",
                name("/shape"),
                List.of(batch, numbers("/token", 1, token.features())),
                Attributes.integer("axis", 0));
        String each = step("Expand", List.of(stored(only()), shape));
        return make("Concat", List.of(each, input()), Attributes.integer("axis", 1));
    }

    @Override
    public String visit(AddLearned learned) {
        return make("Add", List.of(input(), stored(only())));
    }

    @Override
    public String visit(AddRelativePosition position) {
        int cells = position.cells();
        String rows = draft.store(Tensors.longs(name("/rows"), new long[] {cells, cells}, position.rows()));
        String chosen = step("Gather", List.of(stored(only()), rows), Attributes.integer("axis", 0));
        String perHead = step("Transpose", List.of(chosen), Attributes.integers("perm", 2, 0, 1));
        return make("Add", List.of(input(), perHead));
    }

    @Override
    public String visit(AddWindowMask mask) {
        long[] dims = {1, mask.windows(), 1, mask.cells(), mask.cells()};
        return make("Add", List.of(input(), draft.store(Tensors.floats(name("/mask"), dims, mask.mask()))));
    }

    /** A size of 0 stands for that of the input, -1 for what is left. */
    @Override
    public String visit(MapToTokens tokens) {
        String cells = step("Reshape", List.of(input(), numbers("/shape", 0, 0, -1)));
        return make("Transpose", List.of(cells), Attributes.integers("perm", 0, 2, 1));
    }

    @Override
    public String visit(TokensToMap map) {
        String channels = step("Transpose", List.of(input()), Attributes.integers("perm", 0, 2, 1));
        String extent = step(
                "Shape", List.of(wiring.inputs().get(1)), Attributes.integer("start", 2), Attributes.integer("end", 4));
        String shape = draft.add(
                "Concat", name("/shape"), List.of(numbers("/kept", 0, 0), extent), Attributes.integer("axis", 0));
        return make("Reshape", List.of(channels, shape));
    }

    private String input() {
        return wiring.inputs().get(0);
    }

    /** The node that makes this operation's tensor. */
    private String make(String operator, List<String> inputs, AttributeProto... attributes) {
        return draft.addMaking(wiring.output(), operator, TensorNames.ofNode(node), inputs, attributes);
    }

    /** A node before the last. */
    private String step(String operator, List<String> inputs, AttributeProto... attributes) {
        return draft.add(operator, name("/" + operator), inputs, attributes);
    }

    private String number(String suffix, double value) {
        return draft.store(Tensors.scalar(name(suffix), (float) value));
    }

    private String numbers(String suffix, long... values) {
        return draft.store(Tensors.longs(name(suffix), values));
    }

    private String name(String suffix) {
        return TensorNames.ofNode(node) + suffix;
    }

    /** The parameter of an operation that has one. */
    private Parameter only() {
        return node.parameters().get(0);
    }

    private String stored(Parameter parameter) {
        long[] dims = longs(parameter.shape().sizes());
        return draft.store(Tensors.floats(parameter.path(), dims, weights.of(parameter)));
    }

    private static long[] longs(List<Integer> values) {
        return values.stream().mapToLong(Integer::longValue).toArray();
    }
}
