package dev.sightline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import dev.sightline.image.format.ImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SampleImagesTest {

    @TempDir
    Path folder;

    /** 6 x 3 pixels; red is x, green is y. */
    private Path file() {
        byte[] rgb = new byte[6 * 3 * 3];
        for (int i = 0; i < 18; i++) {
            rgb[i * 3] = (byte) (i % 6);
            rgb[i * 3 + 1] = (byte) (i / 6);
        }
        Path file = folder.resolve("a.png");
        ImageWriter.writePng(new Image(6, 3, rgb), file);
        return file;
    }

    private static Sample sample(Path file, ImagePart part) {
        return Sample.of("a", new ImageReference(file, part), new Size(4, 4), List.of(new ClassLabel(0)));
    }

    private static SampleImages images(DatasetProblemPolicy policy) {
        return new SampleImages(DecodingRules.standard(), policy);
    }

    private static ImagePart region(double xMin, double yMin, double xMax, double yMax) {
        return new ImagePart.Region(new Box.Pixels(xMin, yMin, xMax, yMax));
    }

    static Stream<Arguments> parts() {
        return Stream.of(
                Arguments.of(
                        "whole",
                        new ImagePart.Whole(),
                        "0,0 1,0 2,0 3,0 4,0 5,0/0,1 1,1 2,1 3,1 4,1 5,1/0,2 1,2 2,2 3,2 4,2 5,2"),
                Arguments.of("region of whole pixels", region(1, 1, 3, 2), "1,1 2,1"),
                Arguments.of("region that touches more pixels", region(1.5, 0.9, 2.1, 1.1), "1,0 2,0/1,1 2,1"),
                Arguments.of("region that reaches outside", region(5, 2, 9, 9), "5,2"),
                Arguments.of("packed row", new ImagePart.PackedRow(1, new Size(3, 2)), "0,1 1,1 2,1/3,1 4,1 5,1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parts")
    void aPartIsItsPixels(String reason, ImagePart part, String pixels) {
        Image image =
                images(DatasetProblemPolicy.FAIL).image(sample(file(), part)).orElseThrow();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < image.width() * image.height(); i++) {
            text.append(i == 0 ? "" : i % image.width() == 0 ? "/" : " ");
            text.append(image.rgb()[i * 3]).append(',').append(image.rgb()[i * 3 + 1]);
        }
        assertThat(text).hasToString(pixels);
    }

    static Stream<Arguments> noParts() {
        return Stream.of(
                Arguments.of(region(7, 1, 9, 2), "there is nothing of"),
                Arguments.of(new ImagePart.PackedRow(3, new Size(3, 2)), "there is no row 3"),
                Arguments.of(new ImagePart.PackedRow(0, new Size(2, 2)), "of 2 x 2 pixels in an image of 6 x 3"));
    }

    @ParameterizedTest
    @MethodSource("noParts")
    void aPartThatIsNotThereIsAProblemByPolicy(ImagePart part, String message) {
        Sample sample = sample(file(), part);
        assertThatThrownBy(() -> images(DatasetProblemPolicy.FAIL).image(sample))
                .isInstanceOf(ImageException.class)
                .hasMessageContainingAll("a.png", message);
        SampleImages skipping = images(DatasetProblemPolicy.SKIP_AND_COUNT);
        assertThat(skipping.image(sample)).isEmpty();
        assertThat(skipping.unreadable()).containsOnlyKeys("a");
    }

    @Test
    void aPackedFileIsDecodedOnceForAllThreads() throws IOException {
        Path file = file();
        SampleImages images = images(DatasetProblemPolicy.FAIL);
        ImagePart row = new ImagePart.PackedRow(0, new Size(6, 1));
        images.image(sample(file, row));
        Files.delete(file);
        assertThat(IntStream.range(0, 100)
                        .parallel()
                        .mapToObj(i -> images.image(sample(file, row)))
                        .allMatch(Optional::isPresent))
                .isTrue();
    }

    @Test
    void ofSeveralPackedFilesTheOneUsedLastStaysBeyondTheBudget() throws IOException {
        Path first = file();
        Path second = Files.copy(first, folder.resolve("b.png"));
        SampleImages images = new SampleImages(DecodingRules.standard(), DatasetProblemPolicy.SKIP_AND_COUNT, 0);
        ImagePart row = new ImagePart.PackedRow(0, new Size(6, 1));
        images.image(sample(first, row));
        images.image(sample(second, row));
        Files.delete(first);
        Files.delete(second);
        assertThat(images.image(sample(second, row))).isPresent();
        assertThat(images.image(sample(first, row))).isEmpty();
    }
}
