package dev.sightline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.Normalization;
import dev.sightline.core.contract.Normalization.Scale;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import dev.sightline.testing.SeededRandom;
import dev.sightline.testing.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColourStatisticsTest {

    @TempDir
    Path folder;

    private static SampleImages images(DatasetProblemPolicy policy) {
        return new SampleImages(DecodingRules.standard(), policy);
    }

    private Sample image(String name, int width, int height, int... rgb) {
        byte[] bytes = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            bytes[i] = (byte) rgb[i];
        }
        Path file = folder.resolve(name + ".png");
        ImageWriter.writePng(new Image(width, height, bytes), file);
        return Sample.of(name, file, 8, 8, List.of(new ClassLabel(0)));
    }

    private static Dataset dataset(List<Sample> samples) {
        return Dataset.ofClasses(LabelMap.of(List.of("cat")), samples, false);
    }

    @Test
    void everyPixelCountsOnceAndTheDeviationIsThatOfTheSetItself() {
        Sample small = image("a", 1, 1, 255, 10, 7);
        Sample large = image("b", 3, 1, 255, 20, 7, 255, 30, 7, 255, 40, 7);
        ColourStatistics statistics =
                ColourStatistics.of(dataset(List.of(small, large)), images(DatasetProblemPolicy.FAIL));
        assertThat(statistics)
                .isEqualTo(new ColourStatistics(2, 4, List.of(255.0, 25.0, 7.0), List.of(0.0, Math.sqrt(125), 0.0)));
        assertThat(statistics.unitMean()).containsExactly(1.0, 25 / 255.0, 7 / 255.0);
        assertThat(statistics.unitDeviation()).containsExactly(0.0, Math.sqrt(125) / 255, 0.0);
    }

    @Test
    void aContractTakesTheMetricsInTheOrderOfItsChannels() {
        ColourStatistics statistics = new ColourStatistics(1, 9, List.of(255.0, 51.0, 25.5), List.of(0.0, 51.0, 25.5));
        assertThat(statistics.normalization(ColorOrder.RGB, Scale.ZERO_TO_255))
                .isEqualTo(new Normalization(Scale.ZERO_TO_255, List.of(255.0, 51.0, 25.5), List.of(1.0, 51.0, 25.5)));
        assertThat(statistics.normalization(ColorOrder.BGR, Scale.ZERO_TO_ONE))
                .isEqualTo(new Normalization(Scale.ZERO_TO_ONE, List.of(.1, .2, 1.0), List.of(.1, .2, 1.0)));
        assertThatThrownBy(() -> statistics.normalization(ColorOrder.GRAY, Scale.ZERO_TO_255))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("take rgb or bgr");
    }

    @Test
    void theOrderOfImagesDoesNotMatterToTheLastBit() {
        Random random = SeededRandom.forTest("ColourStatisticsTest", 61);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            samples.add(image("p" + i, 7, 5, random.ints(105, 0, 256).toArray()));
        }
        ColourStatistics first = ColourStatistics.of(dataset(samples), images(DatasetProblemPolicy.FAIL));
        Collections.shuffle(samples, random);
        assertThat(ColourStatistics.of(dataset(samples), images(DatasetProblemPolicy.FAIL)))
                .isEqualTo(first);
    }

    @Test
    void imagesThatCannotBeReadAreNotCounted() {
        Sample good = image("a", 1, 1, 1, 2, 3);
        Sample bad = Sample.of("b", folder.resolve("none.png"), 8, 8, List.of(new ClassLabel(0)));
        SampleImages skipping = images(DatasetProblemPolicy.SKIP_AND_COUNT);
        assertThat(ColourStatistics.of(dataset(List.of(good, bad)), skipping).images())
                .isEqualTo(1);
        assertThatThrownBy(() -> ColourStatistics.of(dataset(List.of(bad)), skipping))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of the 1 images could be read");
    }

    /** The statistics of CIFAR-10 that everybody normalises by are .4914 .4822 .4465 and .2470 .2435 .2616. */
    @Test
    void twoThousandImagesOfCifarHaveItsWellKnownStatistics() {
        Dataset dataset = DatasetReader.read(DatasetSource.of(SharedData.path("data/cifar10_test2000"), "all"))
                .dataset();
        ColourStatistics statistics = ColourStatistics.of(dataset, images(DatasetProblemPolicy.FAIL));
        assertThat(statistics.pixels()).isEqualTo(2000 * 32 * 32);
        double[] mean = {.4914, .4822, .4465};
        double[] deviation = {.2470, .2435, .2616};
        for (int channel = 0; channel < 3; channel++) {
            assertThat(statistics.unitMean().get(channel)).isCloseTo(mean[channel], Offset.offset(.01));
            assertThat(statistics.unitDeviation().get(channel)).isCloseTo(deviation[channel], Offset.offset(.01));
        }
    }
}
