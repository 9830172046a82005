package dev.sightline.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.TinyNetwork;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.testing.SeededRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged files: a model or an {@link OnnxException} comes out, nothing else, and soon. */
class OnnxModelFuzzTest {

    private static final int MUTATIONS = 2000;

    @Test
    void damagedBytesGiveAModelOrAClearError() {
        Random random = SeededRandom.forTest("damaged ONNX", 11);
        byte[] sound = TinyNetwork.model(ExportOptions.standard(), random)
                .withMetadata(Map.of("sightline.contract", "{}"))
                .bytes();

        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            int refused = 0;
            for (int i = 0; i < MUTATIONS; i++) {
                refused += isRefused(damaged(sound, random)) ? 1 : 0;
            }
            assertThat(refused).as("refused of %d", MUTATIONS).isGreaterThan(MUTATIONS / 4);
        });
    }

    private static boolean isRefused(byte[] bytes) {
        try {
            assertThat(OnnxModel.parse(bytes, "damaged.onnx").describe().bytes())
                    .isPositive();
            return false;
        } catch (OnnxException e) {
            assertThat(e).hasMessageStartingWith("damaged.onnx: ").hasMessageMatching("(?s).{20,}");
            return true;
        }
    }

    private static byte[] damaged(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> noise(random);
            case 2 -> filled(bytes, random);
            case 3 -> relocated(bytes, random);
            default -> flipped(bytes, random);
        };
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(2000)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Eight bytes of ones make the largest lengths and dims, eight of zeros the smallest. */
    private static byte[] filled(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length - 8);
        Arrays.fill(bytes, from, from + 8, (byte) (random.nextBoolean() ? 0xff : 0));
        return bytes;
    }

    private static byte[] relocated(byte[] bytes, Random random) {
        int to = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(64), bytes.length - to);
        System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, to, length);
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        for (int flips = 1 + random.nextInt(16); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }
}
