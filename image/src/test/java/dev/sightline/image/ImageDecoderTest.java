package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.contract.AlphaRule;
import dev.sightline.core.contract.Orientation;
import dev.sightline.image.format.ImageHeader;
import dev.sightline.testing.SharedData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

    private final ImageDecoder decoder = new ImageDecoder(DecodingRules.standard());

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void losslessFormatsGiveTheirBytesBack(String format) {
        Image image = TestImages.smooth(33, 21);
        assertThat(decoder.decode(EncodedImages.rgb(image, format), format).rgb())
                .isEqualTo(image.rgb());
    }

    @Test
    void losslessWebpGivesItsBytesBack() {
        Image image = TestImages.smooth(33, 21);
        byte[] webp = EncodedImages.webp(image);
        assertThat(decoder.decode(webp, "webp").rgb()).isEqualTo(image.rgb());
        assertThat(ImageHeader.read(webp, "webp").width()).isEqualTo(33);
    }

    @Test
    void jpegComesCloseAndInRgbOrder() {
        Image image = TestImages.smooth(64, 48);
        Image decoded = decoder.decode(EncodedImages.rgb(image, "jpg"), "jpg");
        for (int i = 0; i < image.rgb().length; i++) {
            assertThat(decoded.rgb()[i] & 255).as("byte %d", i).isCloseTo(image.rgb()[i] & 255, within(24));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"png", "tiff"})
    void sixteenBitsAreDividedBy257AndRounded(String format) {
        byte[] gray = EncodedImages.row(format, 16, false, false, 0, 128, 129, 257, 65535, 65406, 65407);
        assertThat(reds(decoder.decode(gray, "16 bit"))).containsExactly(0, 0, 1, 1, 255, 254, 255);
        byte[] color = EncodedImages.row(format, 16, true, false, 65535, 257, 514);
        assertThat(decoder.decode(color, "16 bit").rgb()).containsExactly(255, 1, 2);
    }

    @Test
    void greyIsRepeatedOnEveryChannel() {
        byte[] png = EncodedImages.row("png", 8, false, false, 7, 200);
        assertThat(decoder.decode(png, "grey").rgb()).containsExactly(7, 7, 7, 200, 200, 200);
    }

    @ParameterizedTest(name = "{0} bits")
    @ValueSource(ints = {2, 4, 8})
    void palettesAreLookedUp(int bits) {
        Image image = decoder.decode(EncodedImages.palettePng(bits, 2, 1, 0), "palette");
        assertThat(image.rgb()).containsExactly(0, 0, 240, 10, 200, 30, 250, 0, 0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "colour over white, 8, true, 100 50 0 128, 177 152 127",
        "grey over white, 8, false, 100 128, 177 177 177",
        "16-bit colour over white, 16, true, 25700 12850 0 32896, 177 152 127"
    })
    void alphaIsLaidOverTheBackground(String reason, int bits, boolean color, String samples, String expected) {
        ImageDecoder overWhite = new ImageDecoder(
                new DecodingRules(Orientation.APPLY_EXIF, new AlphaRule.Over(255), DecodingRules.DEFAULT_MAX_PIXELS));
        byte[] png = EncodedImages.row("png", bits, color, true, integers(samples));
        assertThat(overWhite.decode(png, reason).rgb()).containsExactly(integers(expected));
    }

    @Test
    void alphaIsDroppedWhenAskedTo() {
        byte[] png = EncodedImages.row("png", 8, true, true, 100, 50, 0, 0);
        assertThat(decoder.decode(png, "clear").rgb()).containsExactly(100, 50, 0);
    }

    @Test
    void invertedCmykBecomesRgb() {
        Image image = decoder.decode(EncodedImages.cmykJpeg(16, 255, 128, 0, 255), "cmyk");
        assertThat(image.rgb()[0] & 255).isCloseTo(255, within(3));
        assertThat(image.rgb()[1] & 255).isCloseTo(128, within(3));
        assertThat(image.rgb()[2] & 255).isCloseTo(0, within(3));
    }

    /** An image whose corner (top left) is bright: where it goes is where the orientation puts it. */
    @ParameterizedTest(name = "orientation {0}")
    @CsvSource({
        "1, 32, 16, 0, 0",
        "2, 32, 16, 1, 0",
        "3, 32, 16, 1, 1",
        "4, 32, 16, 0, 1",
        "5, 16, 32, 0, 0",
        "6, 16, 32, 1, 0",
        "7, 16, 32, 1, 1",
        "8, 16, 32, 0, 1",
        "9, 32, 16, 0, 0"
    })
    void exifOrientationIsApplied(int tag, int width, int height, int cornerX, int cornerY) {
        byte[] jpeg = EncodedImages.withExif(EncodedImages.rgb(brightCorner(), "jpg"), tag);
        Image image = decoder.decode(jpeg, "turned");
        ImageHeader header = ImageHeader.read(jpeg, "turned");
        assertThat(new int[] {image.width(), image.height()}).containsExactly(width, height);
        assertThat(new int[] {header.width(), header.height()}).containsExactly(width, height);
        assertThat(TestImages.red(image, cornerX * (width - 1), cornerY * (height - 1)))
                .isGreaterThan(200);
        assertThat(TestImages.red(image, (1 - cornerX) * (width - 1), (1 - cornerY) * (height - 1)))
                .isLessThan(50);
    }

    @Test
    void exifOrientationIsIgnoredWhenAskedTo() {
        ImageDecoder stored = new ImageDecoder(
                new DecodingRules(Orientation.IGNORE_EXIF, new AlphaRule.Drop(), DecodingRules.DEFAULT_MAX_PIXELS));
        byte[] jpeg = EncodedImages.withExif(EncodedImages.rgb(brightCorner(), "jpg"), 6);
        assertThat(stored.decode(jpeg, "turned").width()).isEqualTo(32);
    }

    @ParameterizedTest(name = "orientation {0}")
    @CsvSource({
        "1, 1 2 3 4 5 6", "2, 3 2 1 6 5 4", "3, 6 5 4 3 2 1", "4, 4 5 6 1 2 3",
        "5, 1 4 2 5 3 6", "6, 4 1 5 2 6 3", "7, 6 3 5 2 4 1", "8, 3 6 2 5 1 4"
    })
    void aTiffsOrientationIsAppliedOrIgnored(int orientation, String shown) {
        byte[] tiff = EncodedImages.grayTiff(3, 2, orientation, 1, 2, 3, 4, 5, 6);
        assertThat(allReds(decoder.decode(tiff, "tiff"))).containsExactly(integers(shown));
        ImageDecoder stored = new ImageDecoder(
                new DecodingRules(Orientation.IGNORE_EXIF, new AlphaRule.Drop(), DecodingRules.DEFAULT_MAX_PIXELS));
        assertThat(allReds(stored.decode(tiff, "tiff"))).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aRenamedFileIsReadByItsContent() {
        byte[] png = EncodedImages.rgb(TestImages.smooth(5, 4), "png");
        assertThat(decoder.decode(png, "photo.jpg").width()).isEqualTo(5);
    }

    @Test
    void everyRealSampleIsReadAtTheSizeItsHeaderStates() throws Exception {
        Path folder = SharedData.path("data/imagenet_samples");
        try (var files = java.nio.file.Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".JPEG"))
                    .sorted()
                    .limit(60)
                    .forEach(file -> {
                        ImageHeader header = ImageHeader.read(file);
                        Image image = decoder.decode(file);
                        assertThat(image.width()).as(file.toString()).isEqualTo(header.width());
                        assertThat(image.height()).as(file.toString()).isEqualTo(header.height());
                    });
        }
    }

    private static Image brightCorner() {
        Surface surface = Surface.filled(32, 16, 0);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                surface.rgb()[(y * 32 + x) * 3] = (byte) 255;
                surface.rgb()[(y * 32 + x) * 3 + 1] = (byte) 255;
                surface.rgb()[(y * 32 + x) * 3 + 2] = (byte) 255;
            }
        }
        return surface.toImage();
    }

    private static int[] reds(Image image) {
        int[] reds = new int[image.width()];
        for (int x = 0; x < reds.length; x++) {
            reds[x] = TestImages.red(image, x, 0);
        }
        return reds;
    }

    private static int[] allReds(Image image) {
        int[] reds = new int[image.width() * image.height()];
        for (int i = 0; i < reds.length; i++) {
            reds[i] = image.rgb()[3 * i] & 255;
        }
        return reds;
    }

    private static int[] integers(String words) {
        return java.util.Arrays.stream(words.split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
