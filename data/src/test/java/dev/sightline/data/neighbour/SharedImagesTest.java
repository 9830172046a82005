package dev.sightline.data.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.ClassLabel;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.ImagePart;
import dev.sightline.data.ImageReference;
import dev.sightline.data.Sample;
import dev.sightline.data.SampleImages;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.data.neighbour.SharedPair.Likeness;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.image.ImageDecoder;
import dev.sightline.image.ImageWriter;
import dev.sightline.image.Resize;
import dev.sightline.testing.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SharedImagesTest {

    private static final int IMAGES = 12;

    @TempDir
    Path folder;

    /** Soft blobs of colour: what a photo is at the scale of a hash. */
    private static Image scene(int seed) {
        Random random = new Random(seed);
        byte[] coarse = new byte[6 * 6 * 3];
        random.nextBytes(coarse);
        return Resize.to(new Image(6, 6, coarse), new Size(160, 120), Interpolation.BICUBIC);
    }

    private static Image brighter(Image image) {
        byte[] rgb = image.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.min(255, (rgb[i] & 0xff) + 12);
        }
        return new Image(image.width(), image.height(), rgb);
    }

    private static Image half(Image image) {
        return Resize.to(image, new Size(image.width() / 2, image.height() / 2), Interpolation.BILINEAR);
    }

    private static Image recompressed(Image image) {
        return new ImageDecoder(DecodingRules.standard()).decode(ImageWriter.jpeg(image, 40), "memory");
    }

    private ImagePrints prints(String name, IntStream seeds, UnaryOperator<Image> change) {
        List<Sample> samples = new ArrayList<>();
        seeds.forEach(seed -> {
            Path file = folder.resolve(name + seed + ".png");
            ImageWriter.writePng(change.apply(scene(seed)), file);
            samples.add(Sample.of(name + seed, file, 8, 8, List.of(new ClassLabel(seed % 2))));
        });
        return prints(samples);
    }

    private static ImagePrints prints(List<Sample> samples) {
        return ImagePrints.of(
                Dataset.ofClasses(LabelMap.of(List.of("cat", "dog")), samples, false),
                new SampleImages(DecodingRules.standard(), DatasetProblemPolicy.FAIL));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("the same bytes", UnaryOperator.<Image>identity(), Likeness.EXACT),
                Arguments.of("brighter", (UnaryOperator<Image>) SharedImagesTest::brighter, Likeness.NEAR),
                Arguments.of("half the size", (UnaryOperator<Image>) SharedImagesTest::half, Likeness.NEAR),
                Arguments.of("saved as JPEG", (UnaryOperator<Image>) SharedImagesTest::recompressed, Likeness.NEAR));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void everyCopyIsFoundAndNothingElse(String reason, UnaryOperator<Image> change, Likeness likeness) {
        ImagePrints originals = prints("a", IntStream.range(0, IMAGES), image -> image);
        ImagePrints copies = prints("b", IntStream.range(4, IMAGES + 20), change);
        SharedImages shared = SharedImages.between(originals, copies);
        assertThat(shared.pairs())
                .extracting(pair -> pair.first().id() + " " + pair.second().id())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(4, IMAGES)
                        .mapToObj(i -> "a" + i + " b" + i)
                        .toList());
        assertThat(shared.count(likeness)).isEqualTo(IMAGES - 4);
    }

    @Test
    void aSetIsSearchedForItsOwnCopiesOnce() {
        List<Sample> samples = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            Path file = folder.resolve(name + ".png");
            ImageWriter.writePng(scene(name.equals("b") ? 2 : 1), file);
            samples.add(Sample.of(name, file, 8, 8, List.of(new ClassLabel(name.equals("d") ? 1 : 0))));
        }
        SharedImages shared = SharedImages.within(prints(samples), NearRule.standard());
        assertThat(shared.pairs()).extracting(SharedPair::toString).containsExactly("a = c", "a = d", "c = d");
        assertThat(shared.pairs()).extracting(SharedPair::contradictory).containsExactly(false, true, true);
    }

    @Test
    void imagesOfOneColourAreTheSameOnlyByTheirBytes() {
        List<Sample> samples = new ArrayList<>();
        for (int grey : new int[] {10, 200, 200}) {
            byte[] rgb = new byte[8 * 8 * 3];
            Arrays.fill(rgb, (byte) grey);
            Path file = folder.resolve(samples.size() + ".png");
            ImageWriter.writePng(new Image(8, 8, rgb), file);
            samples.add(Sample.of("s" + samples.size(), file, 8, 8, List.of(new ClassLabel(0))));
        }
        assertThat(SharedImages.within(prints(samples), NearRule.standard()).pairs())
                .extracting(SharedPair::toString)
                .containsExactly("s1 = s2");
    }

    @Test
    void partsOfOneFileAreComparedByTheirPixels() {
        byte[] rgb = new byte[3 * 16 * 3];
        new Random(5).nextBytes(rgb);
        System.arraycopy(rgb, 0, rgb, 2 * 48, 48);
        Path file = folder.resolve("packed.png");
        ImageWriter.writePng(new Image(16, 3, rgb), file);
        List<Sample> rows = IntStream.range(0, 3)
                .mapToObj(row -> Sample.of(
                        "r" + row,
                        new ImageReference(file, new ImagePart.PackedRow(row, new Size(4, 4))),
                        new Size(4, 4),
                        List.of(new ClassLabel(0))))
                .toList();
        assertThat(SharedImages.within(prints(rows), NearRule.standard()).pairs())
                .extracting(SharedPair::toString)
                .containsExactly("r0 = r2");
    }

    @ParameterizedTest
    @MethodSource("wrongRules")
    void aRuleOutOfRangeIsRefused(int bits, double correlation, String message) {
        assertThatThrownBy(() -> new NearRule(bits, correlation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> wrongRules() {
        return Stream.of(
                Arguments.of(64, .9, "0 to 63 bits, received 64"),
                Arguments.of(-1, .9, "received -1"),
                Arguments.of(8, 0, "above 0, up to 1, received 0.0"),
                Arguments.of(8, Double.NaN, "received NaN"));
    }

    private static ImagePrints clothing(String split) {
        Dataset dataset = DatasetReader.read(DatasetSource.of(SharedData.path("data/clothing"), split))
                .dataset();
        return ImagePrints.of(dataset, new SampleImages(DecodingRules.standard(), DatasetProblemPolicy.FAIL));
    }

    @Test
    void theSplitsOfClothingShareNothingAndOneImageToTrainOnHasTwoClasses() {
        ImagePrints train = clothing("train");
        ImagePrints validation = clothing("val");
        ImagePrints test = clothing("test");
        assertThat(SharedImages.between(train, validation).isEmpty()).isTrue();
        assertThat(SharedImages.between(train, test).isEmpty()).isTrue();
        assertThat(SharedImages.between(validation, test).isEmpty()).isTrue();
        // Seen with one's own eyes: the same pair of shorts, once as a skirt.
        assertThat(SharedImages.within(train, NearRule.standard()).pairs())
                .singleElement()
                .satisfies(pair -> assertThat(pair.contradictory()).isTrue())
                .asString()
                .startsWith("shorts/6075b4a5-5b1a-4ce0-aea0-9dbfbca7c35c.jpg ~ skirt/637a56e4");
    }
}
