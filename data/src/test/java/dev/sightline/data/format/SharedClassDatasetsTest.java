package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DataFingerprint;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.SampleImages;
import dev.sightline.data.source.ListLabels;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Public datasets as they are. */
class SharedClassDatasetsTest {

    private static DatasetReading read(Path root, String split) {
        return DatasetReader.read(DatasetSource.of(root, split).withNeeded(AnnotationKind.CLASS));
    }

    @Test
    void clothingHasItsThreeSplitsOfTenClasses() throws IOException {
        Path root = SharedData.path("data/clothing");
        assertThat(DatasetReader.splits(root)).containsExactly("train", "val", "test");
        DatasetReading train = read(root, "train");
        assertThat(train.recognition().format()).isEqualTo(DatasetFormat.FOLDERS);
        assertThat(train.dataset().labels().names())
                .containsExactly(
                        "dress",
                        "hat",
                        "longsleeve",
                        "outwear",
                        "pants",
                        "shirt",
                        "shoes",
                        "shorts",
                        "skirt",
                        "t-shirt");
        assertThat(train.dataset().imagesPerClass()).containsExactly(241, 123, 455, 184, 468, 290, 198, 202, 112, 795);
        Dataset validation = read(root, "validation").dataset();
        Dataset test = read(root, "test").dataset();
        assertThat(validation.size()).isEqualTo(341);
        assertThat(test.size()).isEqualTo(372);
        assertThat(DataFingerprint.of(test))
                .hasSize(64)
                .isEqualTo(DataFingerprint.of(read(root, "testing").dataset()))
                .isNotEqualTo(DataFingerprint.of(validation));
    }

    @Test
    void cifarIsTwoThousandPackedImages() {
        Dataset dataset = read(SharedData.path("data/cifar10_test2000"), "test").dataset();
        assertThat(dataset.size()).isEqualTo(2000);
        assertThat(dataset.samples().subList(0, 5)).extracting(Sample::label).containsExactly(3, 8, 8, 0, 6);
        Image first = new SampleImages(DecodingRules.standard(), DatasetProblemPolicy.FAIL)
                .image(dataset.samples().get(0))
                .orElseThrow();
        assertThat(first.width()).isEqualTo(32);
        assertThat(first.height()).isEqualTo(32);
        // The first test image of CIFAR-10 begins with this pixel.
        assertThat(new int[] {first.rgb()[0] & 0xff, first.rgb()[1] & 0xff, first.rgb()[2] & 0xff})
                .containsExactly(158, 112, 49);
    }

    @Test
    void grocerystoreHasTwoColumnsOfLabels() {
        Path root = SharedData.path("data/grocerystore");
        assertThatThrownBy(() -> read(root, "train")).hasMessageContaining("state which column counts (1 to 2)");
        DatasetSource fine =
                DatasetSource.of(root, "train").withNeeded(AnnotationKind.CLASS).withListLabels(ListLabels.column(1));
        assertThat(DatasetReader.read(fine).dataset().labels().size()).isEqualTo(81);
        assertThat(DatasetReader.read(fine.withListLabels(ListLabels.column(2)))
                        .dataset()
                        .labels()
                        .size())
                .isEqualTo(43);
    }

    @Test
    void theBoxesOfBccdAreImagesOfThreeClasses() {
        DatasetReading crops = DatasetReader.read(DatasetSource.of(SharedData.path("data/bccd"), "test")
                .withNeeded(AnnotationKind.CLASS)
                .withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
        assertThat(crops.recognition().format()).isEqualTo(DatasetFormat.CROPS);
        assertThat(crops.dataset().labels().names()).containsExactly("Platelets", "RBC", "WBC");
        assertThat(crops.dataset().size()).isGreaterThan(900);
    }
}
