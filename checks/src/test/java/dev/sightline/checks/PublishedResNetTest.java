package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.SampleImages;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.image.ContractExecutor;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.infer.session.ModelSession;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.testing.SharedData;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.session.InferenceSession;
import dev.sightline.train.evaluate.ClassPredictions;
import dev.sightline.weights.load.LoadOptions;
import dev.sightline.weights.load.LoadPolicy;
import dev.sightline.weights.load.LoadedWeights;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The public ResNet-20 for CIFAR-10 predicts as its reference does, in training and in serving. */
class PublishedResNetTest {

    private static final ClassifierFamily FAMILY = ModelFamilies.classifier("resnet-cifar");
    private static final Graph GRAPH = FAMILY.build(ModelOptions.square("20", 10, 32));

    @Test
    void accuracyAndLogitsAreTheReferences() throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(SharedData.path("data/models/cifar10_resnet20.expected.json")
                        .toFile());
        Map<String, StoredArray> weights = LoadedWeights.load(
                        SharedData.path("data/models/cifar10_resnet20-12fca82f.th"),
                        GRAPH,
                        LoadOptions.of(LoadPolicy.STRICT))
                .arrays();
        Dataset images = DatasetReader.read(DatasetSource.of(SharedData.path("data/cifar10_test2000"), "test"))
                .dataset();
        ClassPredictions found;
        try (InferenceSession session = new InferenceSession(GRAPH, weights, TorchDevice.CPU, 2)) {
            found = ClassPredictions.of(images, FAMILY.publishedInput(), session, DatasetProblemPolicy.FAIL);
        }

        assertThat(found.metrics().byName().get("top1"))
                .isEqualTo(expected.get("top1_first_2000").asDouble());
        float[] served = served(weights, images);
        JsonNode logits = expected.get("logits_first_8");
        for (int image = 0; image < logits.size(); image++) {
            for (int label = 0; label < 10; label++) {
                double reference = logits.get(image).get(label).asDouble();
                assertThat(found.images().get(image).logits()[label]).isCloseTo(reference, within(1e-4));
                assertThat((double) served[image * 10 + label]).isCloseTo(reference, within(1e-4));
            }
        }
    }

    /** The logits of the first eight images from the exported file in ONNX Runtime. */
    private static float[] served(Map<String, StoredArray> weights, Dataset dataset) {
        InputContract input = FAMILY.publishedInput();
        ContractExecutor executor = new ContractExecutor(input);
        SampleImages images = new SampleImages(DecodingRules.of(input), DatasetProblemPolicy.FAIL);
        int length = 3 * 32 * 32;
        float[] batch = new float[8 * length];
        for (int i = 0; i < 8; i++) {
            Image image = images.image(dataset.samples().get(i)).orElseThrow();
            executor.prepare(image, batch, i * length);
        }
        OnnxModel model = OnnxWriter.write(
                GRAPH, path -> Objects.requireNonNull(weights.get(path)).values(), ExportOptions.standard());
        try (ModelSession session = new ModelSession(model.bytes(), "resnet20", SessionOptions.cpu(1))) {
            NetworkOutput output =
                    session.run(FloatBuffer.wrap(batch), 8, 3, 32, 32).required(ClassifierFamily.OUTPUT, 2);
            float[] logits = new float[80];
            output.values().get(0, logits);
            return logits;
        }
    }
}
