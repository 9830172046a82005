package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.infer.session.ModelSession;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.StreamedArray;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.cost.CostReader;
import dev.sightline.nn.family.Attention;
import dev.sightline.nn.family.AttentionKind;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.onnx.importing.ImportedModel;
import dev.sightline.onnx.importing.ModelImport;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.testing.SeededRandom;
import dev.sightline.testing.SharedData;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.loss.ClassLoss;
import dev.sightline.torch.loss.ClassificationObjective;
import dev.sightline.torch.loss.SoftLabels;
import dev.sightline.torch.optimise.AveragingOptions;
import dev.sightline.torch.optimise.LearningRates;
import dev.sightline.torch.optimise.OptimizerOptions;
import dev.sightline.torch.optimise.TrainingOptions;
import dev.sightline.torch.session.InferenceSession;
import dev.sightline.torch.session.TrainingSession;
import dev.sightline.weights.safetensors.WeightFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every registered variant of every classifier in both runtimes: a gradient reaches each parameter, weights
 * survive their file, and the exported file predicts as the trained network does. A family joins by being registered.
 */
class ClassifierFamilyTest {

    private static final int CLASSES = 5;
    private static final int BATCH = 2;

    /** What fits several times into the memory that tests have. */
    private static final long MOST_PARAMETERS = 100_000_000;

    @TempDir
    Path folder;

    static Stream<Arguments> smallest() {
        return ModelFamilies.classifiers().stream()
                .map(family -> Arguments.of(family.name(), family.variants().get(0)));
    }

    static Stream<Arguments> others() {
        return others(true);
    }

    static Stream<Arguments> largest() {
        return others(false);
    }

    private static Stream<Arguments> others(boolean fitting) {
        return ModelFamilies.classifiers().stream()
                .flatMap(family -> family.variants().stream()
                        .skip(1)
                        .filter(variant -> fits(family, variant) == fitting)
                        .map(variant -> Arguments.of(family.name(), variant)));
    }

    private static boolean fits(ClassifierFamily family, String variant) {
        Graph graph = family.build(ModelOptions.square(variant, CLASSES, 64));
        return CostReader.read(graph).parameters() <= MOST_PARAMETERS;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("smallest")
    void trainsKeepsItsWeightsAndIsExportedEqual(String family, String variant) throws IOException {
        requireContract(family, variant);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("others")
    @Tag("slow")
    void everyOtherVariantDoesSo(String family, String variant) throws IOException {
        requireContract(family, variant);
    }

    /** Needs a heap of 8 GB, 14 GB in all, and one to five minutes for each on two cores. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("largest")
    @Tag("slow")
    @Tag("largest")
    void theLargestDoSo(String family, String variant) throws IOException {
        requireContract(family, variant);
    }

    @Test
    void aForeignNetworkPredictsInTrainingAsItsFileDoes() {
        OnnxModel model = OnnxModel.read(SharedData.path("data/models/mobilenet_v2_1.0_224.onnx"));
        ImportedModel imported = ModelImport.whole(model, 224, 224);
        Map<String, StoredArray> weights = new LinkedHashMap<>();
        imported.weights()
                .forEach((path, values) -> weights.put(
                        path,
                        new StoredArray(imported.graph().parameter(path).shape().sizes(), values)));
        float[] input = noise(BATCH * 3 * 224 * 224);

        float[] torch = torchPrediction(imported.graph(), weights, input, 224);

        requireClose(runtimePrediction(model, input, 224), torch, 1e-4f);
    }

    /** Blocks that start by changing nothing let no gradient through in the first step. */
    @ParameterizedTest
    @EnumSource(AttentionKind.class)
    void attentionDoesSo(AttentionKind kind) throws IOException {
        ModelOptions options =
                ModelOptions.square("20", CLASSES, 32).withAttention(List.of(new Attention(kind, List.of(1, 3))));
        requireContract(kind.label(), ModelFamilies.classifier("resnet-cifar").build(options), 2);
    }

    private void requireContract(String name, String variant) throws IOException {
        ClassifierFamily family = ModelFamilies.classifier(name);
        int side = Math.min(64, family.publishedSize());
        requireContract(name + variant, family.build(ModelOptions.square(variant, CLASSES, side)), 1);
    }

    private void requireContract(String name, Graph graph, int steps) throws IOException {
        int side = graph.inputs().get(0).shape().extent().width();
        Map<String, StreamedArray> trained = afterSteps(graph, side, steps);
        Path file = folder.resolve(name + ".safetensors");
        WeightFiles.write(file, trained, Map.of());
        Map<String, StoredArray> read = WeightFiles.read(file);
        assertThat(read.keySet()).isEqualTo(trained.keySet());
        float[] input = noise(BATCH * 3 * side * side);
        float[] torch = torchPrediction(graph, read, input, side);
        OnnxModel exported = OnnxWriter.write(
                graph, path -> Objects.requireNonNull(read.get(path)).values(), ExportOptions.standard());
        requireClose(runtimePrediction(exported, input, side), torch, 1e-4f);
    }

    /** The parameters after so many steps, each of which must have changed. */
    private static Map<String, StreamedArray> afterSteps(Graph graph, int side, int steps) {
        ClassificationObjective objective = new ClassificationObjective(
                ClassifierFamily.OUTPUT, CLASSES, new ClassLoss.CrossEntropy(.1), Optional.empty());
        TrainingOptions options = new TrainingOptions(
                TorchDevice.CPU,
                Precision.FLOAT32,
                2,
                3,
                new OptimizerOptions.Adam(.9, .999, 1e-8, 0),
                1e9,
                new AveragingOptions(0, 1));
        try (TrainingSession<SoftLabels> session =
                new TrainingSession<>(graph, objective, options, LearningPlan.all())) {
            Map<String, StreamedArray> before = session.state().parameters();
            for (int step = 0; step < steps; step++) {
                session.accumulate(
                        batch(noise(BATCH * 3 * side * side), side), List.of(SoftLabels.of(1), SoftLabels.of(3)));
                session.update(LearningRates.same(1e-3));
            }
            Map<String, StreamedArray> after = session.state().parameters();
            List<String> unchanged = new ArrayList<>();
            for (Parameter parameter : graph.parameters()) {
                String path = parameter.path();
                if (Arrays.equals(values(before, path), values(after, path))) {
                    unchanged.add(path);
                }
            }
            assertThat(unchanged).as("parameters that no gradient reached").isEmpty();
            return after;
        }
    }

    private static float[] values(Map<String, ? extends StreamedArray> arrays, String path) {
        return Objects.requireNonNull(arrays.get(path)).values();
    }

    private static float[] torchPrediction(Graph graph, Map<String, StoredArray> weights, float[] input, int side) {
        try (InferenceSession session = new InferenceSession(graph, weights, TorchDevice.CPU, 2)) {
            return only(session.predict(batch(input, side)));
        }
    }

    private static float[] runtimePrediction(OnnxModel model, float[] input, int side) {
        int pixels = side * side;
        float[] planes = new float[input.length];
        for (int i = 0; i < input.length; i++) {
            int image = i / (3 * pixels);
            int channel = i % 3;
            planes[(image * 3 + channel) * pixels + i / 3 % pixels] = input[i];
        }
        try (ModelSession session = new ModelSession(model.bytes(), model.source(), SessionOptions.cpu(1))) {
            return only(session.run(FloatBuffer.wrap(planes), BATCH, 3, side, side));
        }
    }

    private static float[] only(NetworkOutputs outputs) {
        FloatBuffer values = outputs.byName().values().iterator().next().values();
        float[] numbers = new float[values.limit()];
        values.get(0, numbers);
        return numbers;
    }

    private static void requireClose(float[] actual, float[] expected, float tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(tolerance + tolerance * Math.abs(expected[i])));
        }
    }

    /** Channels innermost, as training has them. */
    private static ImageBatch batch(float[] values, int side) {
        FloatBuffer buffer = ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        buffer.put(values).rewind();
        return new ImageBatch(buffer, BATCH, side, side, 3);
    }

    private static float[] noise(int count) {
        Random random = SeededRandom.forTest("ClassifierFamilyTest", 12);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
