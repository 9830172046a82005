package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.contract.AlphaRule;
import dev.sightline.core.contract.Orientation;
import dev.sightline.image.format.PictureHeader;
import dev.sightline.testing.SharedData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTest {

    private final PictureDecoder decoder = new PictureDecoder(DecodingRules.standard());

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void losslessFormatsGiveTheirBytesBack(String format) {
        Picture picture = Pictures.smooth(33, 21);
        assertThat(decoder.decode(EncodedPictures.rgb(picture, format), format).rgb())
                .isEqualTo(picture.rgb());
    }

    @Test
    void losslessWebpGivesItsBytesBack() {
        Picture picture = Pictures.smooth(33, 21);
        byte[] webp = EncodedPictures.webp(picture);
        assertThat(decoder.decode(webp, "webp").rgb()).isEqualTo(picture.rgb());
        assertThat(PictureHeader.read(webp, "webp").width()).isEqualTo(33);
    }

    @Test
    void jpegComesCloseAndInRgbOrder() {
        Picture picture = Pictures.smooth(64, 48);
        Picture decoded = decoder.decode(EncodedPictures.rgb(picture, "jpg"), "jpg");
        for (int i = 0; i < picture.rgb().length; i++) {
            assertThat(decoded.rgb()[i] & 255).as("byte %d", i).isCloseTo(picture.rgb()[i] & 255, within(24));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"png", "tiff"})
    void sixteenBitsAreDividedBy257AndRounded(String format) {
        byte[] gray = EncodedPictures.row(format, 16, false, false, 0, 128, 129, 257, 65535, 65406, 65407);
        assertThat(reds(decoder.decode(gray, "16 bit"))).containsExactly(0, 0, 1, 1, 255, 254, 255);
        byte[] color = EncodedPictures.row(format, 16, true, false, 65535, 257, 514);
        assertThat(decoder.decode(color, "16 bit").rgb()).containsExactly(255, 1, 2);
    }

    @Test
    void greyIsRepeatedOnEveryChannel() {
        byte[] png = EncodedPictures.row("png", 8, false, false, 7, 200);
        assertThat(decoder.decode(png, "grey").rgb()).containsExactly(7, 7, 7, 200, 200, 200);
    }

    @ParameterizedTest(name = "{0} bits")
    @ValueSource(ints = {2, 4, 8})
    void palettesAreLookedUp(int bits) {
        Picture picture = decoder.decode(EncodedPictures.palettePng(bits, 2, 1, 0), "palette");
        assertThat(picture.rgb()).containsExactly(0, 0, 240, 10, 200, 30, 250, 0, 0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "colour over white, 8, true, 100 50 0 128, 177 152 127",
        "grey over white, 8, false, 100 128, 177 177 177",
        "16-bit colour over white, 16, true, 25700 12850 0 32896, 177 152 127"
    })
    void alphaIsLaidOverTheBackground(String reason, int bits, boolean color, String samples, String expected) {
        PictureDecoder overWhite = new PictureDecoder(
                new DecodingRules(Orientation.APPLY_EXIF, new AlphaRule.Over(255), DecodingRules.DEFAULT_MAX_PIXELS));
        byte[] png = EncodedPictures.row("png", bits, color, true, integers(samples));
        assertThat(overWhite.decode(png, reason).rgb()).containsExactly(integers(expected));
    }

    @Test
    void alphaIsDroppedWhenAskedTo() {
        byte[] png = EncodedPictures.row("png", 8, true, true, 100, 50, 0, 0);
        assertThat(decoder.decode(png, "clear").rgb()).containsExactly(100, 50, 0);
    }

    @Test
    void invertedCmykBecomesRgb() {
        Picture picture = decoder.decode(EncodedPictures.cmykJpeg(16, 255, 128, 0, 255), "cmyk");
        assertThat(picture.rgb()[0] & 255).isCloseTo(255, within(3));
        assertThat(picture.rgb()[1] & 255).isCloseTo(128, within(3));
        assertThat(picture.rgb()[2] & 255).isCloseTo(0, within(3));
    }

    /** A picture whose corner (top left) is bright: where it goes is where the orientation puts it. */
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
        byte[] jpeg = EncodedPictures.withExif(EncodedPictures.rgb(brightCorner(), "jpg"), tag);
        Picture picture = decoder.decode(jpeg, "turned");
        PictureHeader header = PictureHeader.read(jpeg, "turned");
        assertThat(new int[] {picture.width(), picture.height()}).containsExactly(width, height);
        assertThat(new int[] {header.width(), header.height()}).containsExactly(width, height);
        assertThat(Pictures.red(picture, cornerX * (width - 1), cornerY * (height - 1)))
                .isGreaterThan(200);
        assertThat(Pictures.red(picture, (1 - cornerX) * (width - 1), (1 - cornerY) * (height - 1)))
                .isLessThan(50);
    }

    @Test
    void exifOrientationIsIgnoredWhenAskedTo() {
        PictureDecoder stored = new PictureDecoder(
                new DecodingRules(Orientation.IGNORE_EXIF, new AlphaRule.Drop(), DecodingRules.DEFAULT_MAX_PIXELS));
        byte[] jpeg = EncodedPictures.withExif(EncodedPictures.rgb(brightCorner(), "jpg"), 6);
        assertThat(stored.decode(jpeg, "turned").width()).isEqualTo(32);
    }

    @ParameterizedTest(name = "orientation {0}")
    @CsvSource({
        "1, 1 2 3 4 5 6", "2, 3 2 1 6 5 4", "3, 6 5 4 3 2 1", "4, 4 5 6 1 2 3",
        "5, 1 4 2 5 3 6", "6, 4 1 5 2 6 3", "7, 6 3 5 2 4 1", "8, 3 6 2 5 1 4"
    })
    void aTiffsOrientationIsAppliedOrIgnored(int orientation, String shown) {
        byte[] tiff = EncodedPictures.grayTiff(3, 2, orientation, 1, 2, 3, 4, 5, 6);
        assertThat(allReds(decoder.decode(tiff, "tiff"))).containsExactly(integers(shown));
        PictureDecoder stored = new PictureDecoder(
                new DecodingRules(Orientation.IGNORE_EXIF, new AlphaRule.Drop(), DecodingRules.DEFAULT_MAX_PIXELS));
        assertThat(allReds(stored.decode(tiff, "tiff"))).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aRenamedFileIsReadByItsContent() {
        byte[] png = EncodedPictures.rgb(Pictures.smooth(5, 4), "png");
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
                        PictureHeader header = PictureHeader.read(file);
                        Picture picture = decoder.decode(file);
                        assertThat(picture.width()).as(file.toString()).isEqualTo(header.width());
                        assertThat(picture.height()).as(file.toString()).isEqualTo(header.height());
                    });
        }
    }

    private static Picture brightCorner() {
        Surface surface = Surface.filled(32, 16, 0);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                surface.rgb()[(y * 32 + x) * 3] = (byte) 255;
                surface.rgb()[(y * 32 + x) * 3 + 1] = (byte) 255;
                surface.rgb()[(y * 32 + x) * 3 + 2] = (byte) 255;
            }
        }
        return surface.toPicture();
    }

    private static int[] reds(Picture picture) {
        int[] reds = new int[picture.width()];
        for (int x = 0; x < reds.length; x++) {
            reds[x] = Pictures.red(picture, x, 0);
        }
        return reds;
    }

    private static int[] allReds(Picture picture) {
        int[] reds = new int[picture.width() * picture.height()];
        for (int i = 0; i < reds.length; i++) {
            reds[i] = picture.rgb()[3 * i] & 255;
        }
        return reds;
    }

    private static int[] integers(String words) {
        return java.util.Arrays.stream(words.split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
