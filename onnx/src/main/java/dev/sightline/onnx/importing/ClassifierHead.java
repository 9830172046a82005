package dev.sightline.onnx.importing;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.proto.Tensors;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The layer that computes the class scores, and the nodes after it.
 *
 * @param layer a linear layer, a product with a matrix or a 1x1 convolution
 * @param behind the names of the tensors from its output to the logits
 */
record ClassifierHead(ImportedNode layer, Set<String> behind, ImportState state) {

    private static final Set<String> LAYERS = Set.of("Conv", "Gemm", "MatMul");
    private static final Set<String> RESHAPES = Set.of("Flatten", "Reshape", "Squeeze", "Identity", "Dropout", "Add");

    /** Walks back from the logits. */
    static Optional<ClassifierHead> find(String logits, ImportState state) {
        Set<String> behind = new HashSet<>();
        String name = logits;
        ImportedNode maker = state.maker(name);
        while (maker != null && RESHAPES.contains(maker.operator())) {
            behind.add(name);
            name = state.maker(maker.input(0)) == null && maker.hasInput(1) ? maker.input(1) : maker.input(0);
            maker = state.maker(name);
        }
        if (maker == null || !LAYERS.contains(maker.operator())) {
            return Optional.empty();
        }
        behind.add(name);
        return Optional.of(new ClassifierHead(maker, behind, state));
    }

    /** Whether this node goes because the number of classes differs: the layer, and what stands behind it. */
    boolean replaces(ImportedNode node, int classes) {
        return classes != classes() && behind.contains(node.output());
    }

    /** The logits {@code [batch, classes]}, by a layer made anew where the number of classes differs. */
    Value attach(ImportState into, int classes, String logits) {
        if (classes == classes()) {
            Value value = into.result(logits);
            return into.net().shape(value).rank() == 2 ? value : into.net().flatten(value);
        }
        String name = into.layerName(layer, 1);
        Value features = into.result(layer.input(0));
        Shape shape = into.net().shape(features);
        into.note(name + " scores " + classes() + " classes in the file; it is made anew for " + classes);
        if (layer.operator().equals("Conv")) {
            return into.net().flatten(into.net().conv(name, features, ConvOptions.of(classes, 1)));
        }
        return into.net().linear(name, shape.rank() == 2 ? features : into.net().flatten(features), classes);
    }

    boolean isConvolution() {
        return layer.operator().equals("Conv");
    }

    /**
     * Maps of logits {@code [batch, classes, height, width]}, by a convolution made anew where the number of classes differs.
     *
     * @param prior the logit that a layer made anew gives at first
     */
    Value attachMap(ImportState into, int classes, String logits, double prior) {
        if (classes == classes()) {
            return into.result(logits);
        }
        String name = into.layerName(layer, 1);
        into.note(name + " scores " + classes() + " classes in the file; it is made anew for " + classes);
        ConvOptions options = ConvOptions.of(classes, 1).biasStartingAt(prior);
        return into.net().conv(name, into.result(layer.input(0)), options);
    }

    /** How many classes the file's layer has. */
    private int classes() {
        long[] dims = Tensors.dims(state.required(layer, 1));
        boolean first =
                layer.operator().equals("Conv") || (layer.operator().equals("Gemm") && layer.integer("transB", 0) == 1);
        return Math.toIntExact(dims[first ? 0 : dims.length - 1]);
    }
}
