package dev.sightline.onnx.importing;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.Value;
import dev.sightline.nn.family.DetectorDescription;
import dev.sightline.nn.op.BatchNorm2d;
import dev.sightline.nn.op.Conv2d;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.proto.Declarations;
import dev.sightline.onnx.read.OnnxModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a network that can be trained of an ONNX file, in the operators of {@link #operators}.
 *
 * <p>Automatic padding is worked out for the size asked for, so a network can be trained at another size than the file's.
 * What changes nothing in use (identities, dropout) is left out; {@code x * sigmoid(x)} becomes SiLU.
 */
public final class ModelImport {

    private final OnnxModel model;
    private final GraphProto proto;
    private final ImportState state;

    private ModelImport(OnnxModel model) {
        this.model = model;
        this.proto = model.content().proto().getGraph();
        this.state = new ImportState(proto);
    }

    /** The operators that can be taken over. */
    public static List<String> operators() {
        return ImportRules.operators();
    }

    /**
     * The whole network with the outputs of the file.
     *
     * @param height of the input in pixels, likewise width
     * @throws OnnxException listing everything that cannot be taken over
     */
    public static ImportedModel whole(OnnxModel model, int height, int width) {
        ModelImport read = new ModelImport(model);
        read.nodes(height, width, proto -> true);
        List<GraphOutput> outputs = new ArrayList<>();
        for (ValueInfoProto output : read.proto.getOutputList()) {
            outputs.add(new GraphOutput(output.getName(), read.state.result(output.getName())));
        }
        return read.imported(outputs);
    }

    /**
     * A classifier with one output, {@code output [batch, classes]}: its logits. A softmax at the end is left out, and a
     * classifying layer of another number of classes is made anew, without weights.
     *
     * @param output the name to give
     * @throws OnnxException listing everything that cannot be taken over
     */
    public static ImportedModel classifier(OnnxModel model, String output, int classes, int height, int width) {
        ModelImport read = new ModelImport(model);
        if (read.proto.getOutputCount() != 1) {
            throw new OnnxException(
                    model.source(), "a classifier has one output, found " + read.proto.getOutputCount());
        }
        String end = new ClassifierEnd(read.proto, read.state).logits();
        ClassifierHead head = ClassifierHead.find(end, read.state)
                .orElseThrow(() -> new OnnxException(
                        model.source(), "no linear layer or 1x1 convolution makes its output '" + end + "'"));
        read.nodes(height, width, node -> !head.replaces(node, classes));
        Value logits = head.attach(read.state, classes, end);
        return read.imported(List.of(new GraphOutput(output, logits)));
    }

    /**
     * A detector with the outputs that it is trained by and those it is deployed with. Layers that score another number of
     * classes are made anew, without weights; other outputs of the file are left out.
     *
     * @param description of the family that the file's outputs are those of
     * @throws OnnxException if an output is missing, listing those there are, or listing everything that cannot be taken
     *     over
     */
    public static ImportedModel detector(
            OnnxModel model, DetectorDescription description, int classes, int height, int width) {
        ModelImport read = new ModelImport(model);
        DetectorImport detector = new DetectorImport(model, read.state, description);
        read.nodes(height, width, node -> detector.takes(node, classes));
        return read.imported(detector.outputs(classes));
    }

    private interface Choice {
        boolean takes(ImportedNode node);
    }

    private void nodes(int height, int width, Choice choice) {
        input(height, width);
        List<String> problems = new ArrayList<>();
        Set<String> unusable = new HashSet<>();
        for (NodeProto nodeProto : proto.getNodeList()) {
            ImportedNode node = new ImportedNode(nodeProto);
            boolean waits = nodeProto.getInputList().stream().anyMatch(unusable::contains);
            if (waits || !choice.takes(node)) {
                unusable.addAll(nodeProto.getOutputList());
            } else if (!take(node, problems)) {
                unusable.addAll(nodeProto.getOutputList());
            }
        }
        if (!problems.isEmpty()) {
            throw new OnnxException(
                    model.source(),
                    "it cannot be trained:\n  " + String.join("\n  ", problems) + "\noperators that can be: "
                            + String.join(", ", operators()));
        }
    }

    private boolean take(ImportedNode node, List<String> problems) {
        try {
            if (node.operator().equals("Constant")) {
                state.putConstant(node.output(), constant(node));
            } else if (!state.isMerged(node)) {
                ImportRules.apply(node, state);
            }
            return true;
        } catch (IllegalArgumentException e) {
            problems.add(node.where() + ": " + e.getMessage());
            return false;
        }
    }

    private static TensorProto constant(ImportedNode node) {
        return node.proto().getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals("value"))
                .map(AttributeProto::getT)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("only a constant tensor is supported"));
    }

    private void input(int height, int width) {
        List<ValueInfoProto> inputs = Declarations.inputs(proto);
        if (inputs.size() != 1) {
            throw new OnnxException(model.source(), "one input is needed, an image, found " + inputs.size());
        }
        ValueInfoProto input = inputs.get(0);
        int axes = input.getType().getTensorType().getShape().getDimCount();
        long channels =
                axes == 4 ? input.getType().getTensorType().getShape().getDim(1).getDimValue() : 0;
        if (channels < 1) {
            throw new OnnxException(
                    model.source(),
                    "its input '" + input.getName()
                            + "' must be [batch, channels, height, width] with a stated number of" + " channels");
        }
        state.put(input.getName(), state.net().input("image", Shape.of(1, Math.toIntExact(channels), height, width)));
    }

    private ImportedModel imported(List<GraphOutput> outputs) {
        Graph graph = state.net().build(outputs).pruned();
        long folded = graph.nodes().stream()
                .filter(node -> node.operation() instanceof Conv2d conv && conv.bias())
                .count();
        boolean norms = graph.nodes().stream().anyMatch(node -> node.operation() instanceof BatchNorm2d);
        if (folded > 0 && !norms) {
            state.note("no batch normalisation: it was folded into the " + folded
                    + " convolutions with a bias, which train without it; a lower learning rate suits them");
        }
        Set<String> paths = new HashSet<>();
        graph.parameters().stream().map(Parameter::path).forEach(paths::add);
        state.weights().keySet().retainAll(paths);
        return new ImportedModel(graph, state.weights(), state.notes());
    }
}
