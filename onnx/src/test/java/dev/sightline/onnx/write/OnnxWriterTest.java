package dev.sightline.onnx.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Node;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.OnnxChecker;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.RuntimeSession;
import dev.sightline.onnx.SessionRuns;
import dev.sightline.onnx.Tensor;
import dev.sightline.onnx.TinyNetwork;
import dev.sightline.onnx.Weighted;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.testing.SeededRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnnxWriterTest {

    private final Graph graph = TinyNetwork.graph();
    private final Random random = SeededRandom.forTest("OnnxWriterTest", 5);
    private final Map<String, float[]> weights = Weighted.random(graph, random);

    @Test
    void foldedNormalisationsLeaveNoNodeAndTheSamePredictions() throws OrtException {
        OnnxModel folded = write(graph, ExportOptions.standard());
        OnnxModel plain = write(graph, ExportOptions.standard().withoutFolding());
        Tensor image = Tensor.random(Shape.of(2, 3, 16, 16), random);

        assertThat(folded.describe().operators()).doesNotContainKey("BatchNormalization");
        assertThat(plain.describe().operators()).containsEntry("BatchNormalization", 2);
        assertThat(RuntimeSession.predictions(folded, image).distance(RuntimeSession.predictions(plain, image)))
                .isLessThan(1e-5);
    }

    @Test
    void aConvolutionThatOthersReadTooKeepsItsOwnTensor() throws OrtException {
        GraphBuilder net = new GraphBuilder();
        Value conv = net.conv("conv", net.input("image", Shape.of(1, 3, 8, 8)), ConvOptions.of(4, 3));
        net.output("normalised", net.batchNorm("bn", conv));
        net.output("raw", conv);

        OnnxModel model = write(net.build(), ExportOptions.standard());

        assertThat(model.describe().operators()).containsEntry("BatchNormalization", 1);
        OnnxChecker.check(model);
    }

    @Test
    void theBatchIsAlwaysDynamic() throws OrtException {
        try (RuntimeSession session = new RuntimeSession(write(graph, ExportOptions.standard()))) {
            for (int batch : new int[] {1, 3}) {
                Tensor image = Tensor.random(Shape.of(batch, 3, 16, 16), random);
                assertThat(session.run(image).of("coarse").shape()).isEqualTo(Shape.of(batch, 5, 8, 8));
            }
        }
    }

    @Test
    void aDynamicSizeIsDeclaredAndServed() throws OrtException {
        OnnxModel model = write(graph, ExportOptions.standard().withDynamicSize());

        assertThat(model.describe().inputs()).hasToString("[image float32 [batch, 3, height, width]]");
        assertThat(model.describe().outputs().get(0)).hasToString("coarse float32 [batch, 5, height/2, width/2]");
        Tensor image = Tensor.random(Shape.of(1, 3, 32, 48), random);
        assertThat(RuntimeSession.predictions(model, image).of("fine").shape()).isEqualTo(Shape.of(1, 5, 32, 48));
        OnnxChecker.check(model);
    }

    @Test
    void aLayerThatNeedsAFixedSizeIsNamed() {
        GraphBuilder net = new GraphBuilder();
        Value map = net.relu(net.input("image", Shape.of(1, 3, 8, 8)));
        Value vector = net.scope("neck", () -> net.flatten(map));
        net.output("logits", net.linear("head.fc", vector, 10));
        Graph classifier = net.build();

        assertThatThrownBy(() -> write(classifier, ExportOptions.standard().withDynamicSize()))
                .isInstanceOf(OnnxException.class)
                .hasMessageContainingAll("height and width cannot be dynamic", "head.fc (Linear)", "neck (Flatten)");
        OnnxChecker.check(write(classifier, ExportOptions.standard()));
    }

    @Test
    void aClassifierWithGlobalPoolingTakesAnySize() throws OrtException {
        GraphBuilder net = new GraphBuilder();
        Value map = net.conv("conv", net.input("image", Shape.of(1, 3, 8, 8)), ConvOptions.of(6, 3));
        net.output("logits", net.linear("fc", net.flatten(net.globalAveragePool(map)), 10));

        OnnxModel model = write(net.build(), ExportOptions.standard().withDynamicSize());

        Tensor image = Tensor.random(Shape.of(3, 3, 20, 12), random);
        assertThat(RuntimeSession.predictions(model, image).of("logits").shape())
                .isEqualTo(Shape.of(3, 10));
    }

    @Test
    void everyUnusableWeightIsListed() {
        Map<String, float[]> damaged = new HashMap<>(weights);
        damaged.remove("stem.conv.weight");
        damaged.put("stem.bn.bias", new float[7]);
        damaged.put("stem.bn.weight", new float[] {1, 1, Float.NaN, 1, 1, 1, 1, 1});
        damaged.put("coarse.bn.running_var", new float[] {1, -1, 1, 1, 1, 1, 1, 1});

        assertThatThrownBy(() -> OnnxWriter.write(graph, Weights.of(damaged), ExportOptions.standard()))
                .isInstanceOf(OnnxException.class)
                .hasMessageContainingAll(
                        "4 problems",
                        "'stem.conv.weight' has no values",
                        "'stem.bn.bias' of shape [8] needs 8 values, received 7",
                        "'stem.bn.weight' holds NaN at 2",
                        "'coarse.bn.running_var' holds the negative variance -1.0 at 1");
    }

    @Test
    void everyNodesTensorCanBeReadUnlessItWasFolded() throws OrtException {
        OnnxModel model = write(graph, ExportOptions.standard());
        TensorNames names = TensorNames.of(graph);
        List<String> present = graph.nodes().stream()
                .map(names::of)
                .filter(model.tensorNames()::contains)
                .toList();

        SessionRuns predictions = RuntimeSession.predictions(
                model.withExtraOutputs(present), Tensor.random(Shape.of(1, 3, 16, 16), random));

        assertThat(present)
                .contains("stem.bn/BatchNorm2d_2", "stem/Silu_3", "fine")
                .doesNotContain("stem.conv/Conv2d_1");
        assertThat(predictions.names()).containsExactlyInAnyOrderElementsOf(present);
        assertThat(graph.nodes().stream().map(Node::where)).hasSize(present.size() + 2);
    }

    @Test
    void outputsThatShareATensorOrAreInputsAreReturnedToo() throws OrtException {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 1, 2, 2));
        Value twice = net.add(image, image);
        net.output("first", twice);
        net.output("second", twice);
        net.output("same", image);

        OnnxModel model = OnnxWriter.write(net.build(), path -> null, ExportOptions.standard());

        OnnxChecker.check(model);
        SessionRuns predictions = RuntimeSession.predictions(model, Tensor.of(Shape.of(1, 1, 2, 2), 1, 2, 3, 4));
        assertThat(predictions.of("first").values()).containsExactly(2, 4, 6, 8);
        assertThat(predictions.of("second").values()).containsExactly(2, 4, 6, 8);
        assertThat(predictions.of("same").values()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void equalContentGivesEqualBytes() {
        assertThat(write(graph, ExportOptions.standard()).bytes())
                .isEqualTo(write(TinyNetwork.graph(), ExportOptions.standard()).bytes());
    }

    private OnnxModel write(Graph network, ExportOptions options) {
        Map<String, float[]> values = Weighted.random(network, new Random(1));
        values.putAll(weights);
        return OnnxWriter.write(network, Weights.of(values), options);
    }
}
