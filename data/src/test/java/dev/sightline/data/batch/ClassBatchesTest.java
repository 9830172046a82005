package dev.sightline.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.ClassLabel;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.SampleImages;
import dev.sightline.data.augment.Augmentation;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.augment.RunPosition;
import dev.sightline.data.geometry.HorizontalFlip;
import dev.sightline.data.geometry.RandomResizedCrop;
import dev.sightline.data.mixing.CutMix;
import dev.sightline.data.mixing.Mixup;
import dev.sightline.data.photometry.AutoAugment;
import dev.sightline.data.photometry.AutoAugmentPolicy;
import dev.sightline.data.photometry.ColorJitter;
import dev.sightline.data.photometry.OperationRange;
import dev.sightline.data.photometry.RandAugment;
import dev.sightline.data.photometry.RandomErasing;
import dev.sightline.data.photometry.TrivialAugment;
import dev.sightline.data.recipe.AugmentationReader;
import dev.sightline.image.ContractExecutor;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import dev.sightline.testing.SeededRandom;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassBatchesTest {

    private static final InputContract CONTRACT =
            InputContract.letterboxRgb(16, 16).withResize(new ResizeRule.ShortSideCrop(18, 16, 16));

    @TempDir
    Path folder;

    private Dataset dataset;

    @BeforeEach
    void writeImages() {
        Random random = SeededRandom.forTest("ClassBatchesTest", 3);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            byte[] rgb = new byte[20 * 30 * 3];
            random.nextBytes(rgb);
            Path file = folder.resolve("p" + i + ".png");
            ImageWriter.writePng(new Image(20, 30, rgb), file);
            samples.add(Sample.of("p" + i, file, 8, 8, List.of(new ClassLabel(i % 2))));
        }
        dataset = Dataset.ofClasses(LabelMap.of(List.of("cat", "dog")), samples, false);
    }

    /** Batches of 3 of 7 samples, each in a row of 3: a row of one sample, augmented thrice. */
    @Test
    void repeatsOfAnImageDifferAndAnEpochNeedsNoEarlierOne() {
        AugmentationPipeline pipeline = new AugmentationPipeline(
                List.of(new TrivialAugment(OperationRange.ALL, 0), new RandomResizedCrop(.08, 1, .75, 4 / 3.0)),
                CONTRACT);
        SampleImages images = new SampleImages(DecodingRules.of(CONTRACT), DatasetProblemPolicy.FAIL);
        Sampling sampling = Sampling.repeatedAugmentation(3);
        BatchOptions options = BatchOptions.training(3, 17, 3);
        try (BatchLoader<ClassItem> run = BatchLoader.training(dataset, pipeline, images, sampling, options);
                BatchLoader<ClassItem> resumed = BatchLoader.training(dataset, pipeline, images, sampling, options)) {
            rows(run, 0);
            rows(run, 1);
            List<float[]> rows = rows(run, 2);
            List<float[]> again = rows(resumed, 2);
            assertThat(rows).hasSize(7);
            for (int row = 0; row < 7; row++) {
                assertThat(again.get(row)).isEqualTo(rows.get(row));
            }
            assertThat(rows.get(1)).isNotEqualTo(rows.get(0));
            assertThat(rows.get(2)).isNotEqualTo(rows.get(0));
            assertThat(rows.get(2)).isNotEqualTo(rows.get(1));
        }
    }

    private static List<float[]> rows(BatchLoader<ClassItem> loader, int epoch) {
        List<float[]> rows = new ArrayList<>();
        try (Epoch<ClassItem> batches = loader.epoch(epoch)) {
            while (batches.hasNext()) {
                try (Batch<ClassItem> batch = batches.next()) {
                    FloatBuffer pixels = batch.images();
                    for (int row = 0; row < batch.size(); row++) {
                        float[] values = new float[16 * 16 * 3];
                        pixels.get(values);
                        rows.add(values);
                    }
                }
            }
        }
        return rows;
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        List<Augmentation> all = List.of(
                new RandomResizedCrop(.08, 1, .75, 4 / 3.0),
                new HorizontalFlip(.5),
                new ColorJitter(.4, .4, .4, .1),
                new AutoAugment(AutoAugmentPolicy.CIFAR_10, OperationRange.ALL, 128),
                new RandAugment(2, 9, OperationRange.ALL, 128),
                new RandomErasing(.5, .02, .33, .3),
                new Mixup(.5, .2, 0),
                new CutMix(.5, 1, 0));
        assertThat(epoch(all, 1)).usingRecursiveComparison().isEqualTo(epoch(all, 4));
    }

    @Test
    void evaluationTakesImagesExactlyAsPredictionDoes() {
        try (BatchLoader<ClassItem> loader =
                        BatchLoader.evaluation(dataset, CONTRACT, images(), BatchOptions.evaluation(4));
                Epoch<ClassItem> epoch = loader.epoch(0)) {
            ContractExecutor executor = new ContractExecutor(CONTRACT.withLayout(Layout.NHWC));
            while (epoch.hasNext()) {
                try (Batch<ClassItem> batch = epoch.next()) {
                    FloatBuffer images = batch.images();
                    for (ClassItem item : batch.items()) {
                        float[] row = new float[16 * 16 * 3];
                        images.get(row);
                        assertThat(row)
                                .containsExactly(
                                        executor.prepare(item.sample().file()).values());
                    }
                }
            }
        }
    }

    @Test
    void sharesOfAMixtureSumToOne() {
        AugmentationPipeline pipeline = new AugmentationPipeline(List.of(new Mixup(1, 1, 0)), CONTRACT);
        int mixed = 0;
        for (int i = 0; i < 40; i++) {
            float[] shares = pipeline.augment(
                            new ClassItems(dataset.samples(), images()), i % 7, new RunPosition(1, 0, 1, i))
                    .orElseThrow()
                    .classes()
                    .shares();
            double sum = 0;
            for (float share : shares) {
                sum += share;
            }
            mixed += shares.length - 1;
            assertThat(sum).isCloseTo(1, within(1e-6));
        }
        assertThat(mixed).isPositive();
    }

    @Test
    void mixturesEndBeforeTheLastEpochsWhereAsked() {
        AugmentationPipeline pipeline = new AugmentationPipeline(List.of(new Mixup(1, 1, 2)), CONTRACT);
        assertThat(pipeline.mixesAt(7, 10)).isTrue();
        assertThat(pipeline.mixesAt(8, 10)).isFalse();
    }

    @Test
    void anUnknownAugmentationIsPredictedWithTheNearest() {
        Recipe recipe =
                Recipe.parse(Path.of("r.yaml"), "augment: [randomresizedcrop, no-crop, padded-crop]\n", List.of());
        AugmentationReader.read(recipe.root(), Set.of(AnnotationKind.CLASS));
        assertThatThrownBy(recipe::finish)
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("random-resized-crop")
                .hasMessageContaining("is a second crop");
    }

    @Test
    void aMixtureThatCouldNeverApplyIsAProblem() {
        Recipe recipe = Recipe.parse(Path.of("r.yaml"), "augment: [mixup, cutmix]\n", List.of());
        AugmentationReader.read(recipe.root(), Set.of(AnnotationKind.CLASS));
        assertThatThrownBy(recipe::finish)
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("cutmix never applies: an image is mixed once, and mixup before it has a"
                        + " probability of 1");
        Recipe both = Recipe.parse(Path.of("r.yaml"), "augment: [cutmix, mixup]\n", List.of());
        assertThat(AugmentationReader.read(both.root(), Set.of(AnnotationKind.CLASS)))
                .hasSize(2);
        both.finish();
    }

    private List<float[]> epoch(List<Augmentation> augmentations, int threads) {
        AugmentationPipeline pipeline = new AugmentationPipeline(augmentations, CONTRACT);
        List<float[]> rows = new ArrayList<>();
        BatchOptions options = BatchOptions.training(3, 11, 5).withThreads(threads);
        try (BatchLoader<ClassItem> loader =
                        BatchLoader.training(dataset, pipeline, images(), Sampling.everySample(), options);
                Epoch<ClassItem> epoch = loader.epoch(2)) {
            while (epoch.hasNext()) {
                try (Batch<ClassItem> batch = epoch.next()) {
                    float[] row = new float[batch.images().remaining()];
                    batch.images().get(row);
                    rows.add(row);
                    batch.items().forEach(item -> rows.add(item.target().shares()));
                }
            }
        }
        return rows;
    }

    private static SampleImages images() {
        return new SampleImages(DecodingRules.of(CONTRACT), DatasetProblemPolicy.FAIL);
    }
}
