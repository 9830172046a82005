package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.ColourStatistics;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.SampleImages;
import dev.sightline.data.batch.Sampling;
import dev.sightline.data.neighbour.ImagePrints;
import dev.sightline.data.neighbour.NearRule;
import dev.sightline.data.neighbour.SharedImages;
import dev.sightline.data.neighbour.SharedPair;
import dev.sightline.image.DecodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was made for images with classes takes images with boxes as well. */
class BoxDatasetTest {

    private static final String CAT = "0 .3 .3 .2 .2\n";
    private static final String DOG = "1 .6 .6 .2 .2\n";

    @TempDir
    Path root;

    /** Eight images of cats, of which two show a dog as well, one of a dog alone, and one of nothing. */
    private Dataset dataset() {
        Folder files = new Folder(root).text("data.yaml", "names: [cat, dog]\n").image("images/val/z.png", 20, 10);
        for (int i = 0; i < 10; i++) {
            String lines = (i < 8 ? CAT + CAT.replace(".3 .3", ".4 .4") : "") + (i >= 6 && i < 9 ? DOG : "");
            files.image("images/train/" + i + ".png", 20, 10).text("labels/train/" + i + ".txt", lines);
        }
        return DatasetReader.read(DatasetSource.of(root, "train").withNeeded(AnnotationKind.BOX))
                .dataset();
    }

    static Stream<Arguments> samplings() {
        return Stream.of(
                Arguments.of("every sample", Sampling.everySample(), List.of(1, 1, 1)),
                // Weights 1/8 for cats, 1/8 + 1/3 for both, 1/3 for the dog; two in all, so five times as often.
                Arguments.of("equal classes", Sampling.equalClasses(), List.of(0, 2, 1)),
                // Dogs are on three images of ten: sqrt(.6 / .3).
                Arguments.of("rare classes", Sampling.rareClassesRepeated(.6), List.of(1, 1, 1)),
                Arguments.of("weights", Sampling.classWeights(Map.of("cat", 0.0, "dog", 1.0)), List.of(0, 2, 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samplings")
    void classesAreCountedByTheImagesThatShowThem(String reason, Sampling sampling, List<Integer> least) {
        Dataset dataset = dataset();
        assertThat(dataset.imagesPerClass()).containsExactly(8, 3);
        int[] visits = new int[dataset.size()];
        Arrays.stream(sampling.order(dataset, 5, 0)).forEach(sample -> visits[sample]++);
        assertThat(visits[0]).isGreaterThanOrEqualTo(least.get(0));
        assertThat(visits[6]).isGreaterThanOrEqualTo(least.get(1));
        assertThat(visits[8]).isGreaterThanOrEqualTo(least.get(2));
        assertThat(Arrays.stream(visits).sum()).isEqualTo(sampling.length(dataset));
    }

    @Test
    void colourStatisticsAreThoseOfWholeImages() {
        SampleImages images = new SampleImages(DecodingRules.standard(), DatasetProblemPolicy.FAIL);
        ColourStatistics statistics = ColourStatistics.of(dataset(), images);
        assertThat(statistics.images()).isEqualTo(10);
        assertThat(statistics.pixels()).isEqualTo(10 * 20 * 10);
    }

    @Test
    void imagesThereTwiceContradictWhereTheirClassesDiffer() throws IOException {
        Dataset dataset = dataset();
        byte[] same = Files.readAllBytes(dataset.samples().get(0).file());
        for (Sample sample : dataset.samples()) {
            Files.write(sample.file(), same);
        }
        SampleImages images = new SampleImages(DecodingRules.standard(), DatasetProblemPolicy.FAIL);
        SharedImages shared = SharedImages.within(ImagePrints.of(dataset, images), NearRule.standard());
        assertThat(shared.pairs()).hasSize(45);
        assertThat(shared.pairs().stream().filter(SharedPair::contradictory)).hasSize(45 - 15 - 1);
    }

    @Test
    void aDetectorPointedToFoldersOfClassesGetsTheFormatsOfBoxes() {
        new ClassFolder(root).images("train/cat/1.png", "train/dog/1.png", "val/cat/2.png", "val/dog/2.png");
        DatasetSource source = DatasetSource.of(root, "train").withNeeded(AnnotationKind.BOX);
        assertThatThrownBy(() -> DatasetReader.read(source))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(
                        "is in no format of boxes, it looks like FOLDERS (folders of classes in train/, val/)")
                .hasMessageContainingAll("coco:", "voc:", "yolo:");
        assertThatThrownBy(() -> DatasetReader.read(source.withFormat(DatasetFormat.FOLDERS)))
                .hasMessageContaining("the format folders has no boxes, which are needed; formats with boxes are coco");
    }

    @Test
    void theClassesThatWereGivenKeepTheirNumbers() {
        dataset();
        Dataset dataset = DatasetReader.read(
                        DatasetSource.of(root, "train").withLabels(LabelMap.of(List.of("dog", "cat"))))
                .dataset();
        assertThat(dataset.samples().get(0).labels()).containsExactly(1);
    }
}
