package dev.sightline.infer.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detections;
import dev.sightline.infer.session.ModelException;
import dev.sightline.infer.session.Provider;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that others made, under a contract that is written beside them. */
class ForeignModelTest {

    private static final Path CONTRACTS = SharedData.projectRoot().resolve("configs/contracts");
    private static final Path YOLOX_CONTRACT = CONTRACTS.resolve("yolox_nano.yaml");

    @TempDir
    Path folder;

    @Test
    void aDetectorFindsTheSameOnOneThreadAndOnMany() throws Exception {
        List<Path> images = images();
        try (Predictor predictor = yolox(SessionOptions.cpu(1))) {
            List<Detections> one = images.stream().map(predictor::detect).toList();
            ExecutorService pool = Executors.newFixedThreadPool(4);
            List<Future<Detections>> many = pool.invokeAll(images.stream()
                    .<Callable<Detections>>map(image -> () -> predictor.detect(image))
                    .toList());
            pool.shutdown();
            for (int i = 0; i < one.size(); i++) {
                assertThat(many.get(i).get()).isEqualTo(one.get(i));
            }
            assertThat(one.stream().mapToInt(found -> found.items().size()).sum())
                    .isPositive();
        }
    }

    @Test
    void aClassifierReturnsEveryClassBestFirst() {
        Path model = SharedData.path("data/models/mobilenet_v2_1.0_224.onnx");
        Path tench = SharedData.path("data/imagenet_samples/n01440764_tench.JPEG");
        try (Predictor predictor =
                Predictor.open(model, Optional.of(CONTRACTS.resolve("mobilenet_v2.yaml")), SessionOptions.cpu(1))) {
            Classification prediction = predictor.classify(tench);

            assertThat(prediction.best().label()).isZero();
            assertThat(prediction.items()).hasSize(1000);
            assertThatThrownBy(() -> predictor.detect(tench)).hasMessageContaining("is not a detector");
        }
    }

    @Test
    void aModelWithoutAContractIsRefusedWithTheOptionThatGivesOne() {
        Path model = SharedData.path("data/models/yolox_nano.onnx");

        assertThatThrownBy(() -> Predictor.open(model))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("carries no contract")
                .hasMessageContaining("--contract");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "color: bgr | color: gray | axis 1 of images FLOAT [1, 3, 416, 416] should be 1 (channels of GRAY)",
                "width: 416 | width: 410 | is not a multiple of the coarsest stride, 32",
                "width: 416 | width: 448 | axis 3 of images FLOAT [1, 3, 416, 416] should be 448 (columns)",
                "person,    | ''         | should be 84 (numbers a cell for a box, its objectness and 79 labels)",
                "output: output | output: found | the model has no output 'found', it has [output FLOAT [1, 3549, 85]]",
                "strides: [8, 16, 32] | strides: [8, 16] | should be 3380 (cells for strides [8, 16] on 416 x 416)",
            })
    void aContractThatCannotBeTheModelsIsRefusedBeforeTheFirstImage(String right, String wrong, String message)
            throws IOException {
        Path model = SharedData.path("data/models/yolox_nano.onnx");
        String text = Files.readString(YOLOX_CONTRACT);
        assertThat(text).contains(right);
        Path contract = Files.writeString(folder.resolve("wrong.yaml"), text.replace(right, wrong));

        assertThatThrownBy(() -> Predictor.open(model, Optional.of(contract), SessionOptions.cpu(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the contract does not fit " + model)
                .hasMessageContaining(message);
    }

    @Test
    void aFileThatIsNoModelIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.onnx"), "not a model");
        Path empty = Files.createFile(folder.resolve("empty.onnx"));

        assertThatThrownBy(() -> Predictor.open(text))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("notes.onnx");
        assertThatThrownBy(() -> Predictor.open(empty)).hasMessage(empty + " is empty");
        assertThatThrownBy(() -> Predictor.open(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> Predictor.open(folder.resolve("none.onnx"))).hasMessageContaining("there is no file");
    }

    @Test
    void aProviderThatIsNotThereIsAnErrorThatNamesThoseThatAre() {
        SharedData.path("data/models/yolox_nano.onnx");
        assertThatThrownBy(() -> yolox(new SessionOptions(Provider.COREML, 0, 0, false, Optional.empty())))
                .hasMessageContaining("no provider 'coreml'; it has cpu");
    }

    @Test
    void aClosedPredictorRefusesToPredict() {
        Predictor predictor = yolox(SessionOptions.cpu(1));
        predictor.close();
        predictor.close();

        Path image = images().get(0);
        assertThatThrownBy(() -> predictor.detect(image)).hasMessageContaining("is closed");
    }

    private static Predictor yolox(SessionOptions options) {
        return Predictor.open(SharedData.path("data/models/yolox_nano.onnx"), Optional.of(YOLOX_CONTRACT), options);
    }

    private static List<Path> images() {
        try (Stream<Path> files = Files.list(SharedData.path("data/coco128_train2017/images"))) {
            return files.sorted().limit(8).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
