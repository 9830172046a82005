package dev.sightline.data.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.Normalization;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.image.ContractExecutor;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.image.ImageDecoder;
import dev.sightline.image.PreparedImage;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promise that training, evaluation and serving see the same bits of the same file. */
class TensorIdentityTest {

    static Stream<InputContract> contracts() {
        InputContract usual = InputContract.letterboxRgb(320, 256);
        return Stream.of(
                usual,
                usual.withColor(ColorOrder.BGR, Normalization.scaleOnly(Normalization.Scale.ZERO_TO_255, 3)),
                usual.withColor(ColorOrder.RGB, Normalization.imageNetRgb()),
                usual.withColor(ColorOrder.GRAY, Normalization.scaleOnly(Normalization.Scale.ZERO_TO_ONE, 1)),
                usual.withResize(new ResizeRule.Stretch(224, 160)),
                usual.withResize(new ResizeRule.ShortSideCrop(256, 224, 224)),
                usual.withResize(new ResizeRule.Letterbox(800, 801, ResizeRule.Anchor.TOP_LEFT, true)));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void evaluationBatchesEqualTheContractsExecutorBitForBit(InputContract contract) throws IOException {
        Dataset dataset = photos();
        ImageCache images = new ImageCache(contract, DatasetProblemPolicy.FAIL);
        try (BatchLoader<BatchItem> loader = BatchLoader.evaluation(dataset, images, BatchOptions.evaluation(3))) {
            assertEqualToExecutor(loader, contract);
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void trainingWithoutAugmentationDoesToo(InputContract contract) throws IOException {
        Dataset dataset = photos();
        ImageCache images = new ImageCache(contract, DatasetProblemPolicy.FAIL);
        AugmentationPipeline none = new AugmentationPipeline(List.of(), contract);
        try (BatchLoader<BatchItem> loader =
                BatchLoader.training(dataset, none, images, BatchOptions.training(3, 1, 1))) {
            assertEqualToExecutor(loader, contract);
        }
    }

    private static void assertEqualToExecutor(BatchLoader<BatchItem> loader, InputContract contract) {
        ContractExecutor executor = new ContractExecutor(contract.withLayout(Layout.NHWC));
        try (Epoch<BatchItem> epoch = loader.epoch(0)) {
            while (epoch.hasNext()) {
                try (Batch<BatchItem> batch = epoch.next()) {
                    for (int row = 0; row < batch.size(); row++) {
                        assertRowEquals(batch, row, executor);
                    }
                }
            }
            assertThat(epoch.timing().images()).isEqualTo(7);
        }
    }

    private static void assertRowEquals(Batch<BatchItem> batch, int row, ContractExecutor executor) {
        BatchItem item = batch.items().get(row);
        PreparedImage expected = executor.prepare(item.sample().file());
        float[] actual = new float[expected.values().length];
        batch.images().get(row * actual.length, actual);
        assertThat(actual).as(item.sample().id()).isEqualTo(expected.values());
        assertThat(item.placement()).isEqualTo(expected.placement());
    }

    /** Photos of several sizes, upright and on their side. */
    private static Dataset photos() throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(SharedData.path("data/imagenet_samples"))) {
            files.filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.jpe?g"))
                    .sorted()
                    .limit(7)
                    .forEach(file -> samples.add(sample(file)));
        }
        return Dataset.ofObjects(LabelMap.of(List.of("object")), samples);
    }

    private static Sample sample(Path file) {
        Image image = new ImageDecoder(DecodingRules.standard()).decode(file);
        return Sample.of(file.getFileName().toString(), file, image.width(), image.height(), List.of());
    }
}
