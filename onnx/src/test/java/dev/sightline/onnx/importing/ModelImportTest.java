package dev.sightline.onnx.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Initializer;
import dev.sightline.nn.Node;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.Value;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.cost.ShapeReader;
import dev.sightline.nn.family.DetectorDescription;
import dev.sightline.nn.family.DetectorFamily;
import dev.sightline.nn.family.DetectorInput;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.family.ScorePrior;
import dev.sightline.nn.family.TrainingMaps;
import dev.sightline.nn.op.Conv2d;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Operation;
import dev.sightline.nn.op.Padding;
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Subsample;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.proto.Attributes;
import dev.sightline.onnx.proto.ModelContent;
import dev.sightline.onnx.proto.Tensors;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.onnx.write.Weights;
import dev.sightline.testing.SeededRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelImportTest {

    private static final DetectorFamily YOLO = ModelFamilies.detector("yolov8");
    private static final DetectorDescription CELLS = describing(List.of(4, 8));

    @ParameterizedTest
    @CsvSource({"resnet, 18", "resnet-vd, 18", "mobilenetv2, 0.35", "mobilenetv3, small", "pp-lcnet, x0_25"})
    void aNetworkOfOursComesBackWithItsShapesAndWeights(String family, String variant) {
        Graph graph = ModelFamilies.named(family).build(ModelOptions.square(variant, 7, 64));
        OnnxModel written =
                OnnxWriter.write(graph, weights(graph), ExportOptions.standard().withoutFolding());

        ImportedModel back = ModelImport.classifier(written, "logits", 7, 64, 64);

        assertThat(back.graph().parameters())
                .extracting(Parameter::path)
                .containsExactlyElementsOf(
                        graph.parameters().stream().map(Parameter::path).toList());
        assertThat(back.weights()).hasSameSizeAs(graph.parameters());
        assertThat(kinds(back.graph())).isEqualTo(kinds(graph));
    }

    @Test
    void anotherNumberOfClassesMakesTheLastLayerAnew() {
        Graph graph = ModelFamilies.named("resnet").build(ModelOptions.square("18", 7, 64));
        OnnxModel written = OnnxWriter.write(graph, weights(graph), ExportOptions.standard());

        ImportedModel changed = ModelImport.classifier(written, "logits", 3, 96, 64);

        assertThat(changed.graph().parameter("fc.weight").shape()).isEqualTo(Shape.of(3, 512));
        assertThat(changed.weights()).doesNotContainKeys("fc.weight", "fc.bias").containsKey("conv1.weight");
        assertThat(changed.notes())
                .anyMatch(note -> note.contains("fc scores 7 classes in the file; it is made anew for 3"))
                .anyMatch(note -> note.contains("folded into the 20 convolutions"));
        assertThat(ShapeReader.read(changed.graph())
                        .of(changed.graph().output("logits").value()))
                .isEqualTo(Shape.of(1, 3));
    }

    @Test
    void aDetectorComesBackWithItsLevels() {
        Graph graph = ModelFamilies.named("yolov8").build(ModelOptions.square("tiny", 3, 64));
        OnnxModel written =
                OnnxWriter.write(graph, weights(graph), ExportOptions.standard().withoutFolding());

        ImportedModel back = ModelImport.detector(written, YOLO.description(), 3, 96, 64);

        assertThat(back.graph().parameters())
                .extracting(Parameter::path)
                .containsExactlyInAnyOrderElementsOf(
                        graph.parameters().stream().map(Parameter::path).toList());
        assertThat(back.weights()).hasSameSizeAs(graph.parameters());
        assertThat(ShapeReader.read(back.graph())
                        .of(back.graph().output("scores_16").value()))
                .isEqualTo(Shape.of(1, 3, 6, 4));
    }

    @Test
    void otherClassesMakeTheScoringLayersOfADetectorAnew() {
        Graph graph = ModelFamilies.named("yolov8").build(ModelOptions.square("tiny", 3, 64));
        OnnxModel written = OnnxWriter.write(graph, weights(graph), ExportOptions.standard());

        ImportedModel changed = ModelImport.detector(written, YOLO.description(), 5, 64, 64);

        String layer = "model.22.cv3.1.2";
        assertThat(changed.graph().parameter(layer + ".bias").shape()).isEqualTo(Shape.of(5));
        assertThat(changed.graph().parameter(layer + ".bias").initializer())
                .isEqualTo(new Initializer.Constant(Math.log(5.0 / 5 / 1600)));
        assertThat(changed.weights())
                .doesNotContainKeys(layer + ".weight", layer + ".bias")
                .containsKey("model.22.cv2.1.2.weight");
        assertThat(changed.notes())
                .filteredOn(note -> note.contains("scores 3 classes in the file; it is made anew for 5"))
                .hasSize(3);
    }

    @Test
    void aDetectorOfCellsComesBackWithTheMapsBehindItsRows() {
        Graph graph = cells(3);
        OnnxModel written = OnnxWriter.write(graph.keeping(List.of("rows")), weights(graph), ExportOptions.standard());

        ImportedModel same = ModelImport.detector(written, CELLS, 3, 64, 32);
        ImportedModel changed = ModelImport.detector(written, CELLS, 5, 64, 32);

        assertThat(same.graph().outputs())
                .extracting(GraphOutput::name)
                .containsExactly("boxes_4", "objectness_4", "scores_4", "boxes_8", "objectness_8", "scores_8", "rows");
        assertThat(same.weights()).hasSameSizeAs(graph.parameters());
        assertThat(shape(same, "boxes_8")).isEqualTo(Shape.of(1, 4, 8, 4));
        assertThat(shape(same, "rows")).isEqualTo(Shape.of(1, 16 * 8 + 8 * 4, 8));
        assertThat(shape(changed, "rows")).isEqualTo(Shape.of(1, 16 * 8 + 8 * 4, 10));
        assertThat(changed.weights()).doesNotContainKey("classes4.weight").containsKey("boxes4.weight");
        assertThat(changed.graph().parameter("classes4.bias").initializer())
                .isEqualTo(new Initializer.Constant(-Math.log(99)));
    }

    @Test
    void rowsThatAreMadeOtherwiseAreRefused() {
        Graph graph = cells(3);
        OnnxModel written =
                OnnxWriter.write(graph.keeping(List.of("boxes_4")), weights(graph), ExportOptions.standard());
        assertThatThrownBy(() -> ModelImport.detector(written, CELLS, 3, 32, 32))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining("a detector of cells needs the output 'rows', found boxes_4");
        DetectorDescription three = describing(List.of(4, 8, 16));
        OnnxModel whole = OnnxWriter.write(graph.keeping(List.of("rows")), weights(graph), ExportOptions.standard());
        assertThatThrownBy(() -> ModelImport.detector(whole, three, 3, 32, 32))
                .hasMessageContaining("for each of the strides [4, 8, 16]; found 2 levels of these");
    }

    private static Shape shape(ImportedModel model, String output) {
        return ShapeReader.read(model.graph()).of(model.graph().output(output).value());
    }

    private static DetectorDescription describing(List<Integer> strides) {
        return new DetectorDescription(
                new TrainingMaps(List.of("boxes", "objectness", "scores"), strides),
                new BoxCoding.YoloxCells("rows", strides),
                ScorePrior.ONE_IN_A_HUNDRED,
                YOLO.description().loss(),
                DetectionDecoding.forEvaluation(),
                DetectorInput.centredRgb(),
                List.of());
    }

    private static Graph cells(int classes) {
        GraphBuilder net = new GraphBuilder();
        Value x = net.input("image", Shape.of(1, 3, 32, 32));
        Map<String, Value> maps = new HashMap<>();
        for (int stride : CELLS.training().strides()) {
            x = net.conv("down" + stride, x, ConvOptions.of(6, 3).stride(stride == 4 ? 4 : 2));
            maps.put("boxes_" + stride, net.conv("boxes" + stride, x, ConvOptions.of(4, 1)));
            maps.put("objectness_" + stride, net.conv("any" + stride, x, ConvOptions.of(1, 1)));
            maps.put("scores_" + stride, net.conv("classes" + stride, x, ConvOptions.of(classes, 1)));
        }
        return net.build(CELLS.outputs(net, maps));
    }

    @Test
    void aDetectorOfOtherOutputsIsRefusedWithThoseItHas() {
        Graph graph = ModelFamilies.named("resnet").build(ModelOptions.square("18", 7, 64));
        OnnxModel written = OnnxWriter.write(graph, weights(graph), ExportOptions.standard());

        assertThatThrownBy(() -> ModelImport.detector(written, YOLO.description(), 7, 64, 64))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining("there is no 'boxes_8' among logits");
    }

    @ParameterizedTest(name = "{0} at {1} pixels by steps of {2}")
    @CsvSource({
        "SAME_UPPER, 224, 2, 0, 1",
        "SAME_UPPER, 225, 2, 1, 1",
        "SAME_LOWER, 224, 2, 1, 0",
        "SAME_UPPER, 224, 1, 1, 1",
        "VALID, 224, 1, 0, 0",
    })
    void automaticPaddingFollowsTheSize(String rule, int side, int stride, int before, int after) {
        OnnxModel model = model(
                node(
                        "Conv",
                        "conv",
                        List.of("x", "conv.weight"),
                        "y",
                        Attributes.text("auto_pad", rule),
                        Attributes.integers("strides", stride, stride)),
                Tensors.floats("conv.weight", new long[] {2, 3, 3, 3}, new float[54]));
        Conv2d conv = (Conv2d)
                ModelImport.whole(model, side, side).graph().nodes().get(0).operation();
        assertThat(conv.window().padding()).isEqualTo(new Padding(before, before, after, after));
    }

    @Test
    void everySecondRowOrColumnIsTakenOver() {
        OnnxModel model = model(
                List.of(
                        node("Slice", "rows", List.of("x", "one", "end", "height", "two"), "a"),
                        node("Slice", "columns", List.of("a", "none", "end", "width", "two"), "y")),
                Tensors.longs("none", 0),
                Tensors.longs("one", 1),
                Tensors.longs("two", 2),
                Tensors.longs("end", Long.MAX_VALUE),
                Tensors.longs("height", 2),
                Tensors.longs("width", 3));
        assertThat(ModelImport.whole(model, 9, 9).graph().nodes())
                .extracting(Node::operation)
                .containsExactly(new Subsample(1, 0, new Extent(2, 1)), new Subsample(0, 0, new Extent(1, 2)));
    }

    @Test
    void rowsThatAreCutOffAreRefused() {
        OnnxModel model = model(
                List.of(node("Slice", "rows", List.of("x", "one", "three", "height"), "y")),
                Tensors.longs("one", 1),
                Tensors.longs("three", 3),
                Tensors.longs("height", 2));
        assertThatThrownBy(() -> ModelImport.whole(model, 9, 9))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining("Slice 'rows': slices of channels by steps of 1")
                .hasMessageContaining("found axes [2] from [1] to [3] by steps of [1] of [1, 3, 9, 9]");
    }

    @Test
    void everythingThatCannotBeTakenOverIsNamedAtOnce() {
        OnnxModel model = model(List.of(
                node("Erf", "curve", List.of("x"), "a"),
                node("Relu", "after", List.of("a"), "b"),
                node("HardSigmoid", "gate", List.of("x"), "y")));
        assertThatThrownBy(() -> ModelImport.whole(model, 32, 32))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining("Erf 'curve': this operator cannot be trained")
                .hasMessageContaining("HardSigmoid 'gate': alpha 1/6 and beta 1/2 are supported, found 0.2")
                .hasMessageContaining("operators that can be: Add, AveragePool, BatchNormalization")
                .hasMessageNotContaining("Relu 'after'");
    }

    @Test
    void brokenFilesAreRefusedAndNothingElseHappens() {
        Random random = SeededRandom.forTest("ModelImportTest", 8);
        Graph graph = ModelFamilies.named("mobilenetv3").build(ModelOptions.square("small", 2, 32));
        byte[] whole = OnnxWriter.write(graph, weights(graph), ExportOptions.standard())
                .bytes();
        int read = 0;
        for (int i = 0; i < 200; i++) {
            byte[] broken = whole.clone();
            for (int hit = 0; hit < 1 + random.nextInt(8); hit++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                ModelImport.classifier(OnnxModel.parse(broken, "broken"), "logits", 2, 32, 32);
                read++;
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("broken");
            }
        }
        assertThat(read).isPositive();
    }

    private static List<String> kinds(Graph graph) {
        return graph.nodes().stream().map(Node::operation).map(Operation::kind).toList();
    }

    private static Weights weights(Graph graph) {
        return path -> {
            Parameter parameter = graph.parameter(path);
            float[] values = new float[(int) parameter.shape().elements()];
            parameter.initializer().fill(values, new Random(path.hashCode()));
            return values;
        };
    }

    private static NodeProto node(
            String operator, String name, List<String> inputs, String output, AttributeProto... attributes) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes))
                .build();
    }

    private static OnnxModel model(NodeProto node, TensorProto... stored) {
        return model(List.of(node), stored);
    }

    /** A model of one image {@code x} and one output {@code y}. */
    private static OnnxModel model(List<NodeProto> nodes, TensorProto... stored) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long size : new long[] {1, 3, 32, 32}) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        TypeProto type = TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(1).setShape(shape))
                .build();
        GraphProto graph = GraphProto.newBuilder()
                .setName("g")
                .addAllNode(nodes)
                .addAllInitializer(List.of(stored))
                .addInput(ValueInfoProto.newBuilder().setName("x").setType(type))
                .addOutput(ValueInfoProto.newBuilder().setName("y"))
                .build();
        return OnnxModel.of(new ModelContent(
                ModelProto.newBuilder()
                        .setIrVersion(8)
                        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                        .setGraph(graph)
                        .build(),
                "test"));
    }
}
