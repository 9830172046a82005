package dev.sightline.onnx.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OrtException;
import dev.sightline.core.contract.BoxCoding;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.MaxPool2d;
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Window;
import dev.sightline.onnx.OnnxChecker;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.RuntimeSession;
import dev.sightline.onnx.SessionRuns;
import dev.sightline.onnx.Tensor;
import dev.sightline.onnx.TinyNetwork;
import dev.sightline.onnx.Weighted;
import dev.sightline.onnx.calibrate.ActivationHistogram;
import dev.sightline.onnx.calibrate.ActivationRange;
import dev.sightline.onnx.decode.DetectionTail;
import dev.sightline.onnx.proto.Tensors;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.onnx.write.Weights;
import dev.sightline.testing.SeededRandom;
import dev.sightline.testing.SharedData;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QuantizerTest {

    private static final QuantizationOptions ALL =
            QuantizationOptions.standard().quantizingFirst(true);

    private final Random random = SeededRandom.forTest("QuantizerTest", 12);
    private final OnnxModel tiny = TinyNetwork.model(ExportOptions.standard(), random);
    private final Tensor image = Tensor.random(Shape.of(2, 3, 16, 16), random);

    @Test
    void whatStandsBetweenLayersIsCalibratedAndTheLastLayersAreNot() {
        assertThat(Quantizer.tensorsToCalibrate(tiny, ALL))
                .containsExactly(
                        "image",
                        "stem.bn/BatchNorm2d_2",
                        "stem/Silu_3/Sigmoid",
                        "stem/Silu_3",
                        "coarse.bn/BatchNorm2d_5",
                        "coarse/Silu_6/Sigmoid",
                        "coarse/Silu_6",
                        "Relu_8",
                        "Add_10",
                        "Concat_12");
    }

    @Test
    void aSmallQuantizedNetworkPredictsAlike() throws OrtException {
        OnnxModel quantized = quantized(tiny, image, ALL);

        OnnxChecker.check(quantized);
        requireClose(RuntimeSession.predictions(quantized, image), RuntimeSession.predictions(tiny, image), .03);
    }

    @Test
    void fusedBytesComputeAsPlainArithmeticDoesOnEveryProcessor() throws OrtException {
        OnnxModel quantized = quantized(tiny, image, ALL);

        requireClose(
                RuntimeSession.predictions(quantized, image), RuntimeSession.plainPredictions(quantized, image), .003);
    }

    @Test
    void weightsTakeAsManyBitsAsAreAskedFor() {
        assertThat(largestByte(quantized(tiny, image, ALL))).isEqualTo(63);
        assertThat(largestByte(quantized(tiny, image, ALL.withWeightBits(8)))).isEqualTo(127);
        assertThatThrownBy(() -> ALL.withWeightBits(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights have 7 or 8 bits, received 4");
    }

    @Test
    void aDetectorPredictsAlikeInAThirdOfTheBytes() throws OrtException {
        Graph graph = ModelFamilies.named("yolov8").build(new ModelOptions("n", 3, 64, 64));
        OnnxModel model = OnnxWriter.write(graph, Weights.of(Weighted.random(graph, random)), ExportOptions.standard());
        Tensor images = Tensor.random(Shape.of(2, 3, 64, 64), random);

        OnnxModel quantized = quantized(model, images, ALL);

        OnnxChecker.check(quantized);
        assertThat(quantized.describe().inputs()).isEqualTo(model.describe().inputs());
        assertThat(quantized.describe().outputs()).isEqualTo(model.describe().outputs());
        assertThat((double) quantized.bytes().length / model.bytes().length).isLessThan(.34);
        requireClose(RuntimeSession.predictions(quantized, images), RuntimeSession.predictions(model, images), .03);
    }

    @Test
    void activationsAreUnsignedWeightsSignedPerChannelAndBiasesOfTheProductsScale() {
        OnnxModel quantized = quantized(tiny, image, ALL);
        Map<String, TensorProto> stored = stored(quantized);
        String conv = "stem.bn/BatchNorm2d_2";

        assertThat(type(stored, "image/zero_point")).isEqualTo(DataType.UINT8_VALUE);
        assertThat(type(stored, conv + "/weight")).isEqualTo(DataType.INT8_VALUE);
        assertThat(type(stored, conv + "/bias")).isEqualTo(DataType.INT32_VALUE);
        assertThat(stored)
                .doesNotContainKeys("stem.conv.weight", "stem.conv.bias")
                .containsKey("head.0.weight");
        float input = floats(stored, "image/scale")[0];
        float[] weights = floats(stored, conv + "/weight/scale");
        float[] biases = floats(stored, conv + "/bias/scale");
        assertThat(weights).hasSize(8);
        for (int channel = 0; channel < 8; channel++) {
            assertThat(biases[channel]).isEqualTo(input * weights[channel]);
        }
    }

    @Test
    void tensorsPassedOnShareTheRangeTheyCameFrom() {
        Map<String, TensorProto> stored = stored(quantized(tiny, image, ALL));

        assertThat(stored).containsKey("coarse/Silu_6/scale").doesNotContainKey("SliceChannels_7/scale");
    }

    @Test
    void tensorsKeepTheirNamesAndShowTheRoundedValues() throws OrtException {
        OnnxModel quantized = quantized(tiny, image, ALL);
        SessionRuns predictions = RuntimeSession.predictions(quantized.withExtraOutputs(List.of("stem/Silu_3")), image);
        float scale = floats(stored(quantized), "stem/Silu_3/scale")[0];

        for (float value : predictions.of("stem/Silu_3").values()) {
            assertThat(Math.abs(value / scale - Math.rint(value / scale))).isLessThan(1e-3);
        }
    }

    @Test
    void chosenNodesStayInFloat() throws OrtException {
        OnnxModel quantized = quantized(tiny, image, ALL.keepingFloat(List.of("stem")));

        assertThat(stored(quantized)).containsKeys("stem.conv.weight", "coarse.bn/BatchNorm2d_5/weight");
        requireClose(RuntimeSession.predictions(quantized, image), RuntimeSession.predictions(tiny, image), .03);
    }

    @Test
    void aClippingNodeIsLeftToTheRangeOfWhatItClips() throws OrtException {
        GraphBuilder net = new GraphBuilder();
        Value first = net.relu(net.conv("first", net.input("image", Shape.of(1, 3, 16, 16)), ConvOptions.of(8, 3)));
        Value pooled = net.add(new MaxPool2d(Window.square(2).stride(2), false), first);
        Value gate = net.sigmoid(net.conv("gate", net.globalAveragePool(pooled), ConvOptions.of(8, 1)));
        Value gated = net.mul(pooled, gate);
        net.output("prediction", net.conv("last", gated, ConvOptions.of(4, 1)));
        Graph graph = net.build();
        OnnxModel model = OnnxWriter.write(graph, Weights.of(Weighted.random(graph, random)), ExportOptions.standard());

        OnnxModel quantized = quantized(model, image, ALL);

        assertThat(Quantizer.tensorsToCalibrate(model, ALL)).contains("Relu_2").doesNotContain("first/Conv2d_1");
        assertThat(quantized.describe().operators()).doesNotContainKey("Relu");
        OnnxChecker.check(quantized);
        requireClose(RuntimeSession.predictions(quantized, image), RuntimeSession.predictions(model, image), .03);
    }

    @Test
    void aLinearLayerBetweenOthersIsQuantizedToo() throws OrtException {
        GraphBuilder net = new GraphBuilder();
        Value map = net.conv("conv", net.input("image", Shape.of(1, 3, 16, 16)), ConvOptions.of(8, 3));
        Value hidden = net.relu(net.linear("hidden", net.flatten(net.globalAveragePool(map)), 16));
        net.output("logits", net.linear("logits", hidden, 5));
        Graph graph = net.build();
        OnnxModel model = OnnxWriter.write(graph, Weights.of(Weighted.random(graph, random)), ExportOptions.standard());

        OnnxModel quantized = quantized(model, image, ALL);

        assertThat(stored(quantized)).containsKeys("hidden/Linear_4/weight", "logits.weight");
        OnnxChecker.check(quantized);
        requireClose(RuntimeSession.predictions(quantized, image), RuntimeSession.predictions(model, image), .03);
    }

    @Test
    void boxesAreDecodedInFloat() {
        Graph graph = ModelFamilies.named("yolov8").build(new ModelOptions("n", 3, 64, 64));
        OnnxModel raw = OnnxWriter.write(graph, Weights.of(Weighted.random(graph, random)), ExportOptions.standard());
        OnnxModel decoded = DetectionTail.decoded(raw, (BoxCoding.DistanceMaps)
                ModelFamilies.detector("yolov8").description().deployed());

        assertThat(Quantizer.tensorsToCalibrate(decoded, ALL)).isEqualTo(Quantizer.tensorsToCalibrate(raw, ALL));
    }

    @Test
    void everyMissingRangeIsListed() {
        Map<String, ActivationRange> ranges = new HashMap<>(ranges(tiny, image, ALL));
        ranges.remove("image");
        ranges.remove("Add_10");

        assertThatThrownBy(() -> Quantizer.quantize(tiny, ranges, ALL))
                .isInstanceOf(OnnxException.class)
                .hasMessageContainingAll("2 problems", "'image' has no range", "'Add_10' has no range");
    }

    @Test
    void anOlderOperatorSetIsRefused() {
        OnnxModel yolox = OnnxModel.read(SharedData.path("data/models/yolox_nano.onnx"));

        assertThatThrownBy(() -> Quantizer.tensorsToCalibrate(yolox, ALL))
                .isInstanceOf(OnnxException.class)
                .hasMessageContainingAll("yolox_nano.onnx", "operator set 13 or newer, the file has 11");
    }

    @Test
    void aModelWithoutInnerLayersIsRefused() {
        GraphBuilder net = new GraphBuilder();
        net.output("prediction", net.relu(net.input("image", Shape.of(1, 3, 4, 4))));
        OnnxModel model = OnnxWriter.write(net.build(), path -> null, ExportOptions.standard());

        assertThatThrownBy(() -> Quantizer.tensorsToCalibrate(model, ALL))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining("no layer with stored weights");
    }

    @Test
    void aLargeBiasBesideTinyWeightsStillFits() {
        TensorProto weight = Tensors.floats("w", new long[] {2, 1, 1, 1}, 1e-12f, 0);
        TensorProto bias = Tensors.floats("b", new long[] {2}, 1000, -.5f);

        ByteLayer layer = ByteLayer.of(new QuantizedLayer(weight, 0, bias), .01f, 127, "layer");

        int[] levels = new int[2];
        assertThat(layer.bias())
                .isNotNull()
                .satisfies(stored -> stored.getRawData()
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asIntBuffer()
                        .get(levels));
        assertThat(levels[0] * (double) .01f * layer.weightScales()[0]).isBetween(999.9, 1000.1);
        assertThat(levels[1] * (double) .01f * layer.weightScales()[1]).isBetween(-.5001, -.4999);
    }

    private static OnnxModel quantized(OnnxModel model, Tensor images, QuantizationOptions options) {
        return Quantizer.quantize(model, ranges(model, images, options), options);
    }

    private static Map<String, ActivationRange> ranges(OnnxModel model, Tensor images, QuantizationOptions options) {
        List<String> tensors = Quantizer.tensorsToCalibrate(model, options);
        Map<String, ActivationRange> ranges = new HashMap<>();
        ranges.put("image", range(images));
        List<String> made =
                tensors.stream().filter(model.tensorNames()::contains).toList();
        try {
            SessionRuns predictions = RuntimeSession.predictions(model.withExtraOutputs(made), images);
            made.forEach(name -> ranges.put(name, range(predictions.of(name))));
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        return ranges;
    }

    private static ActivationRange range(Tensor tensor) {
        ActivationHistogram histogram = new ActivationHistogram();
        histogram.add(tensor.values());
        return histogram.minMax();
    }

    private static Map<String, TensorProto> stored(OnnxModel model) {
        return model.content().proto().getGraph().getInitializerList().stream()
                .collect(Collectors.toMap(TensorProto::getName, tensor -> tensor));
    }

    private static int type(Map<String, TensorProto> stored, String name) {
        return tensor(stored, name).getDataType();
    }

    private static int largestByte(OnnxModel model) {
        byte[] bytes = tensor(stored(model), "stem.bn/BatchNorm2d_2/weight")
                .getRawData()
                .toByteArray();
        int largest = 0;
        for (byte level : bytes) {
            largest = Math.max(largest, Math.abs(level));
        }
        return largest;
    }

    private static float[] floats(Map<String, TensorProto> stored, String name) {
        return Tensors.values(tensor(stored, name));
    }

    private static TensorProto tensor(Map<String, TensorProto> stored, String name) {
        return Objects.requireNonNull(stored.get(name), name);
    }

    /** The root of the mean squared difference, as a share of that of the expected outputs: .03 are 30 dB. */
    private static void requireClose(SessionRuns found, SessionRuns expected, double share) {
        for (String name : expected.names()) {
            float[] a = found.of(name).values();
            float[] b = expected.of(name).values();
            double difference = 0;
            double size = 0;
            for (int i = 0; i < a.length; i++) {
                difference += Math.pow(a[i] - b[i], 2);
                size += Math.pow(b[i], 2);
            }
            assertThat(Math.sqrt(difference / size)).as(name).isLessThan(share);
        }
    }
}
