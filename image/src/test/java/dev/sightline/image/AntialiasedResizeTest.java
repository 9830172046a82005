package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checksums of what Pillow 12.3.0 makes of the same images by {@code Image.resize} with BILINEAR and BICUBIC. */
class AntialiasedResizeTest {

    @ParameterizedTest(name = "{0} x {1} to {2} x {3}")
    @CsvSource({
        "64, 48, 31, 17, d8c93b4a, 58c6380e",
        "640, 427, 416, 277, d97824ca, 7cf95640",
        "20, 30, 64, 50, c420a034, ebc391c1",
        "50, 40, 50, 13, 3efddb90, 27b3e6de",
        "50, 40, 7, 40, b52e2fb7, 44c768c8",
        "3, 5, 1, 1, 80bcc6ca, 6704ebcd",
        "1, 1, 5, 4, 6d5846b2, 6d5846b2",
        "1000, 3, 10, 3, 6eab967b, 9ba8fb3c",
        "1, 700, 1, 300, b1631a69, 795f0536",
        "5, 513, 3, 200, 04a58bf2, cd60e92d",
        "333, 600, 333, 150, 75ae9458, c9b3efc7",
        "300, 257, 120, 257, d45310c5, 5087ea07",
        "2, 3, 7, 11, 4eb221c1, 11d6ee90"
    })
    void everyByteIsPillows(int width, int height, int newWidth, int newHeight, String bilinear, String bicubic) {
        Image image = patterned(width, height);
        Size size = new Size(newWidth, newHeight);

        assertThat(checksum(Resize.to(image, size, Interpolation.BILINEAR_ANTIALIASED)))
                .isEqualTo(bilinear);
        assertThat(checksum(Resize.to(image, size, Interpolation.BICUBIC_ANTIALIASED)))
                .isEqualTo(bicubic);
    }

    @Test
    void anEvenImageStaysEven() {
        byte[] grey = new byte[90 * 70 * 3];
        Arrays.fill(grey, (byte) 200);
        Image small = Resize.to(new Image(90, 70, grey), new Size(13, 7), Interpolation.BILINEAR_ANTIALIASED);

        assertThat(small.rgb()).containsOnly((byte) 200);
    }

    private static Image patterned(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 7919L + (long) i * i % 251);
        }
        return new Image(width, height, rgb);
    }

    private static String checksum(Image image) {
        CRC32 sum = new CRC32();
        sum.update(image.rgb());
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
