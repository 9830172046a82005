package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.AlphaRule;
import dev.sightline.core.contract.Orientation;
import dev.sightline.image.format.ImageException;
import dev.sightline.image.format.ImageHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableImageTest {

    private final ImageDecoder decoder = new ImageDecoder(DecodingRules.standard());

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} cut to {1}")
    @CsvSource({"jpg, 0.5", "jpg, 0.95", "png, 0.5", "png, 0.99", "bmp, 0.5", "tiff, 0.5", "webp, 0.5", "webp, 0.98"})
    void filesThatAreCutOffAreRefused(String format, double share) {
        byte[] part = EncodedImages.firstPart(encoded(format), share);
        assertThatThrownBy(() -> decoder.decode(part, "half." + format))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("half." + format + ": the file is cut off: ");
    }

    @Test
    void aJpegsLastByteIsMissed() {
        byte[] jpeg = encoded("jpg");
        assertThatThrownBy(() -> decoder.decode(EncodedImages.firstPart(jpeg, 1 - 1.0 / jpeg.length), "a.jpg"))
                .hasMessageContaining("the JPEG has no end marker");
    }

    @Test
    void theEndMarkerOfAThumbnailDoesNotEndTheImage() {
        byte[] jpeg = EncodedImages.withExif(encoded("jpg"), 1);
        // The last bytes of the EXIF block, which a thumbnail would fill, become an end marker.
        jpeg[36] = (byte) 0xFF;
        jpeg[37] = (byte) 0xD9;
        assertThat(decoder.decode(jpeg, "whole").width()).isEqualTo(64);
        assertThatThrownBy(() -> decoder.decode(EncodedImages.firstPart(jpeg, .6), "cut"))
                .hasMessageContaining("no end marker");
    }

    @Test
    void bytesAfterTheEndAreHarmless() {
        for (String format : new String[] {"jpg", "png", "webp", "tiff", "bmp"}) {
            byte[] bytes = encoded(format);
            byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 100);
            assertThat(decoder.decode(longer, format).rgb())
                    .isEqualTo(decoder.decode(bytes, format).rgb());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GIF89a......................, it is a GIF file",
        "<!DOCTYPE html><html></html>, it is a web page",
        "version https://git-lfs.github.com/spec/v1, it is a Git LFS pointer",
        "hello, it is no image (it starts with 68 65 6C 6C 6F)"
    })
    void whatIsNoImageIsNamed(String content, String reason) {
        assertThatThrownBy(() -> decoder.decode(content.getBytes(StandardCharsets.ISO_8859_1), "x.jpg"))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("x.jpg: " + reason)
                .hasMessageContaining("JPEG, PNG, WebP, TIFF and BMP are read");
    }

    @Test
    void emptyMissingAndFoldersAreRefusedByName() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.jpg"));
        Path missing = folder.resolve("missing.jpg");
        assertThatThrownBy(() -> decoder.decode(empty)).hasMessage(empty + ": the file is empty");
        assertThatThrownBy(() -> decoder.decode(missing)).hasMessage(missing + ": the file does not exist");
        assertThatThrownBy(() -> decoder.decode(folder)).hasMessage(folder + ": it is a folder, not an image");
        assertThatThrownBy(() -> ImageHeader.read(folder)).hasMessage(folder + ": it is a folder, not an image");
        assertThatThrownBy(() -> ImageHeader.read(missing)).hasMessage(missing + ": the file does not exist");
        assertThatThrownBy(() -> ImageHeader.read(empty)).hasMessage(empty + ": the file is empty");
    }

    @Test
    void aHugeImageIsRefusedByItsHeaderAlone() {
        byte[] png = EncodedImages.rgb(TestImages.smooth(5, 4), "png");
        // IHDR now states 60000 x 60000; its checksum is wrong, but nothing is decoded.
        png[18] = (byte) (60000 >> 8);
        png[19] = (byte) 60000;
        png[22] = (byte) (60000 >> 8);
        png[23] = (byte) 60000;
        assertThatThrownBy(() -> decoder.decode(png, "bomb.png"))
                .hasMessage("bomb.png: it has 60000 x 60000 = 3600000000 pixels, more than the limit of 178956970");
    }

    @Test
    void theLimitIsTheCallersChoice() {
        ImageDecoder small = new ImageDecoder(new DecodingRules(Orientation.APPLY_EXIF, new AlphaRule.Drop(), 100));
        assertThatThrownBy(() -> small.decode(encoded("jpg"), "a.jpg"))
                .hasMessageContaining("more than the limit of 100");
        assertThatThrownBy(() -> new DecodingRules(Orientation.APPLY_EXIF, new AlphaRule.Drop(), 0))
                .hasMessageContaining("received 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png"})
    void damagedDataAreRefused(String format) {
        byte[] bytes = encoded(format);
        for (int i = 60; i < bytes.length - 20; i++) {
            bytes[i] = 0x55;
        }
        assertThatThrownBy(() -> decoder.decode(bytes, "bad." + format))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("bad." + format + ": ");
    }

    private static byte[] encoded(String format) {
        Image image = TestImages.smooth(64, 48);
        return format.equals("webp") ? EncodedImages.webp(image) : EncodedImages.rgb(image, format);
    }
}
