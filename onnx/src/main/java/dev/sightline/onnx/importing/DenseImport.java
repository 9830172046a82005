package dev.sightline.onnx.importing;

import ai.onnx.proto.OnnxMl.TensorProto;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.proto.Tensors;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of linear layers and of changes of shape before them. */
final class DenseImport {

    private DenseImport() {}

    static void gemm(ImportedNode node, ImportState state) {
        if (node.real("alpha", 1) != 1 || node.real("beta", 1) != 1 || node.integer("transA", 0) != 0) {
            throw new IllegalArgumentException("alpha 1, beta 1 and transA 0 are supported");
        }
        float[] bias = node.hasInput(2) ? state.floats(node, 2) : null;
        linear(node, state, node.integer("transB", 0) == 1, bias, node.output());
    }

    /** A product with a stored matrix; a stored vector added to it alone is its bias. */
    static void matMul(ImportedNode node, ImportState state) {
        List<ImportedNode> readers = state.readers(node.output());
        if (readers.size() == 1 && readers.get(0).operator().equals("Add")) {
            ImportedNode sum = readers.get(0);
            int other = sum.input(0).equals(node.output()) ? 1 : 0;
            TensorProto stored = state.constant(sum.input(other));
            if (stored != null) {
                linear(node, state, false, state.floats(sum, other), node.output());
                state.putMerged(sum, node.output());
                return;
            }
        }
        linear(node, state, false, null, node.output());
    }

    private static void linear(
            ImportedNode node, ImportState state, boolean transposed, float @Nullable [] bias, String output) {
        long[] dims = Tensors.dims(state.required(node, 1));
        if (dims.length != 2) {
            throw new IllegalArgumentException("a matrix is expected, found " + Arrays.toString(dims));
        }
        int rows = Math.toIntExact(dims[0]);
        int columns = Math.toIntExact(dims[1]);
        int outputs = transposed ? rows : columns;
        String name = state.layerName(node, 1);
        state.put(output, state.net().linear(name, state.value(node, 0), outputs));
        float[] weight = state.floats(node, 1);
        state.weight(name + ".weight", transposed ? weight : Tensors.transposed(weight, rows, columns));
        if (bias == null) {
            state.note(name + " has no bias in the file; it trains with one that starts at 0");
        }
        state.weight(name + ".bias", bias == null ? new float[outputs] : bias);
    }

    /** A change of shape that leaves a vector for each image. */
    static void flatten(ImportedNode node, ImportState state) {
        Value value = state.value(node, 0);
        Shape shape = state.shape(node, 0);
        boolean flattens = node.operator().equals("Flatten")
                ? node.integer("axis", 1) == 1
                : ImportRules.isVector(shape) || isToVector(node, state);
        if (!flattens) {
            throw new IllegalArgumentException(
                    "only a change of shape to one vector for each image is supported, found " + shape);
        }
        state.put(node.output(), shape.rank() == 2 ? value : state.net().flatten(value));
    }

    /** Whether a reshape goes to {@code [batch, everything]}. */
    private static boolean isToVector(ImportedNode node, ImportState state) {
        if (!node.operator().equals("Reshape") || state.constant(node.input(1)) == null) {
            return false;
        }
        long[] target = state.longs(node, 1);
        Shape shape = state.shape(node, 0);
        long perImage = shape.elements() / shape.batch();
        return target.length == 2 && (target[1] == -1 || target[1] == perImage);
    }

    /** The mean over height and width. */
    static void mean(ImportedNode node, ImportState state) {
        long[] axes = node.hasInput(1)
                ? state.longs(node, 1)
                : node.integers("axes", List.of()).stream()
                        .mapToLong(Long::longValue)
                        .toArray();
        long[] counted = Arrays.stream(axes)
                .map(axis -> Math.floorMod(axis, 4L))
                .sorted()
                .toArray();
        if (!Arrays.equals(counted, new long[] {2, 3}) || state.shape(node, 0).rank() != 4) {
            throw new IllegalArgumentException(
                    "a mean over height and width is supported, found axes " + Arrays.toString(axes));
        }
        Value means = state.net().globalAveragePool(state.value(node, 0));
        state.put(
                node.output(),
                node.integer("keepdims", 1) == 1 ? means : state.net().flatten(means));
    }
}
