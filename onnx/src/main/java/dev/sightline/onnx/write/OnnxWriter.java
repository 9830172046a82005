package dev.sightline.onnx.write;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphInput;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Node;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.proto.Declarations;
import dev.sightline.onnx.proto.GraphDraft;
import dev.sightline.onnx.proto.ModelContent;
import dev.sightline.onnx.read.OnnxModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a graph and its weights as an ONNX model: the graph's inputs and outputs under their own names as float32, the
 * batch always dynamic, parameters by their paths. Operator set {@value #OPSET}, which every runtime of the last years
 * reads. Normalisations are written as in evaluation, with the running statistics.
 *
 * <p>The same graph, weights and options give the same bytes.
 */
public final class OnnxWriter {

    /** The version of ONNX's standard operators the files are written in. */
    public static final int OPSET = 17;

    private static final int IR_VERSION = 8;
    private static final String PRODUCER = "sightline";

    private final Graph graph;
    private final CheckedWeights weights;
    private final NormFolding folding;
    private final TensorNames names;
    private final DynamicAxes axes;
    private final GraphProto.Builder proto = GraphProto.newBuilder().setName(PRODUCER);
    private final GraphDraft draft = new GraphDraft(proto);

    private OnnxWriter(Graph graph, Weights weights, ExportOptions options) {
        this.graph = graph;
        this.weights = new CheckedWeights(graph, weights);
        this.folding = options.foldNorms() ? NormFolding.of(graph) : NormFolding.none();
        this.names = TensorNames.of(graph);
        this.axes = DynamicAxes.of(graph, options.dynamicSize());
    }

    /**
     * The model of a graph.
     *
     * @throws OnnxException if a parameter has no values, too few or too many, or values that are not finite (all are
     *     listed); or if an operation forbids a dynamic batch or size (its layer is named)
     */
    public static OnnxModel write(Graph graph, Weights weights, ExportOptions options) {
        OnnxWriter writer = new OnnxWriter(graph, weights, options);
        writer.writeNodes();
        writer.declareInputsAndOutputs();
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName(PRODUCER)
                .setProducerVersion(options.producerVersion())
                .setGraph(writer.proto)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET));
        return OnnxModel.of(new ModelContent(model.build(), "the model being written"));
    }

    private void writeNodes() {
        for (Node node : graph.nodes()) {
            if (folding.isFolded(node)) {
                continue;
            }
            Node norm = folding.normOf(node);
            List<String> inputs = node.inputs().stream().map(names::of).toList();
            List<Shape> shapes = node.inputs().stream().map(axes::builtShape).toList();
            String output = names.of(norm == null ? node : norm);
            OnnxOperation.Wiring wiring = new OnnxOperation.Wiring(inputs, shapes, output, norm);
            node.operation().accept(new OnnxOperation(node, wiring, draft, weights));
        }
    }

    private void declareInputsAndOutputs() {
        Set<String> made = new HashSet<>();
        for (GraphInput input : graph.inputs()) {
            proto.addInput(declaration(input.name(), input.value()));
            made.add(input.name());
        }
        graph.nodes().forEach(node -> made.add(names.of(node)));
        for (GraphOutput output : graph.outputs()) {
            if (made.add(output.name())) {
                // The tensor is an input, or has another output's name already.
                draft.add("Identity", output.name(), List.of(names.of(output.value())));
            }
            proto.addOutput(declaration(output.name(), output.value()));
        }
    }

    private ValueInfoProto declaration(String name, Value value) {
        return Declarations.floats(name, axes.of(value));
    }
}
