package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.contract.AlphaRule;
import dev.sightline.core.contract.Orientation;
import dev.sightline.image.format.ImageException;
import dev.sightline.testing.SeededRandom;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class DecoderRobustnessTest {

    private static final int MUTATIONS = 300;

    /** A small limit: sizes made up by chance must not cost gigabytes. */
    private final ImageDecoder decoder =
            new ImageDecoder(new DecodingRules(Orientation.APPLY_EXIF, new AlphaRule.Over(0), 1 << 20));

    @Test
    void mutatedFilesGiveAnImageOrTheDocumentedException() {
        Random random = SeededRandom.forTest("DecoderRobustnessTest", 77);
        int refused = 0;
        int decoded = 0;
        for (byte[] original : originals()) {
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] mutated = mutated(original, random);
                try {
                    assertThat(decoder.decode(mutated, "mutated").width()).isPositive();
                    decoded++;
                } catch (ImageException e) {
                    assertThat(e.reason()).isNotBlank();
                    refused++;
                }
            }
        }
        assertThat(refused).as("mutations that were noticed").isGreaterThan(MUTATIONS);
        assertThat(decoded).as("mutations that did no harm").isPositive();
    }

    @Test
    void aThousandDecodesLeaveNoNativeMemoryBehind() {
        byte[] jpeg = EncodedImages.rgb(TestImages.smooth(320, 240), "jpg");
        byte[] broken = EncodedImages.rgb(TestImages.smooth(320, 240), "png");
        broken[50] ^= 0x55;
        decodeBoth(jpeg, broken, 1000);
        long tracked = Pointer.totalBytes();
        long outsideHeap = outsideHeap();
        decodeBoth(jpeg, broken, 1000);
        assertThat(Pointer.totalBytes()).isEqualTo(tracked);
        // 1000 images that stayed would be 230 MB.
        assertThat(outsideHeap() - outsideHeap).isLessThan(100L << 20);
    }

    private static long outsideHeap() {
        System.gc();
        return Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
    }

    private void decodeBoth(byte[] jpeg, byte[] broken, int times) {
        for (int i = 0; i < times; i++) {
            decoder.decode(jpeg, "jpeg");
            try {
                decoder.decode(broken, "broken");
            } catch (ImageException e) {
                assertThat(e.name()).isEqualTo("broken");
            }
        }
    }

    private static List<byte[]> originals() {
        Image image = TestImages.smooth(48, 32);
        return List.of(
                EncodedImages.withExif(EncodedImages.rgb(image, "jpg"), 6),
                EncodedImages.rgb(image, "png"),
                EncodedImages.palettePng(4, 0, 1, 2, 0, 1, 2),
                EncodedImages.webp(image),
                EncodedImages.rgb(image, "tiff"),
                EncodedImages.rgb(image, "bmp"));
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            // Half of the changes hit the header, where they do most harm.
            int reach = random.nextBoolean() ? Math.min(64, bytes.length) : bytes.length;
            bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
        }
        return random.nextInt(5) == 0 ? EncodedImages.firstPart(bytes, random.nextDouble()) : bytes;
    }
}
