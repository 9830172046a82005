package dev.sightline.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.testing.SeededRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoRobustnessTest {

    private static final int MUTATIONS = 150;
    private static final int FRAMES = 12;

    @TempDir
    Path folder;

    @Test
    void mutatedVideosGiveImagesOrTheDocumentedException() throws IOException {
        Random random = SeededRandom.forTest("VideoRobustnessTest", 91);
        byte[] original = Files.readAllBytes(
                MovingScene.video(folder.resolve("original.mp4"), 64, 48, FRAMES, FrameRate.perSecond(10)));
        int index = new String(original, StandardCharsets.ISO_8859_1).indexOf("mdat");
        int refused = 0;
        int whole = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Path file = Files.write(folder.resolve("mutated.mp4"), mutated(original, index, random));
            int frames = 0;
            try (VideoReader reader = VideoReader.open(file)) {
                while (reader.next().isPresent()) {
                    frames++;
                }
                whole++;
            } catch (VideoException e) {
                assertThat(e.file()).isEqualTo(file);
                assertThat(e.reason()).isNotBlank();
                refused++;
            }
            assertThat(frames).isLessThanOrEqualTo(2 * FRAMES);
        }
        assertThat(refused).as("mutations that were noticed").isGreaterThan(MUTATIONS / 4);
        assertThat(whole).as("mutations that did no harm").isPositive();
    }

    /** A few bytes changed, half of them in the index, and every third file cut off. */
    private static byte[] mutated(byte[] original, int index, Random random) {
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int reach = random.nextBoolean() ? index : bytes.length;
            bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)) : bytes;
    }

    @Test
    void readingAndWritingLeaveNoNativeMemoryBehind() {
        roundTrips(3);
        long tracked = Pointer.totalBytes();
        long outsideHeap = outsideHeap();
        roundTrips(30);
        assertThat(Pointer.totalBytes()).isEqualTo(tracked);
        // 600 frames of 1 MB that stayed would be 600 MB, 30 contexts that stayed some 100 MB.
        assertThat(outsideHeap() - outsideHeap).isLessThan(60L << 20);
    }

    private void roundTrips(int times) {
        for (int i = 0; i < times; i++) {
            Path file = MovingScene.video(folder.resolve("video.mp4"), 640, 480, 10, FrameRate.perSecond(10));
            try (VideoReader reader = VideoReader.open(file)) {
                while (reader.next().isPresent()) {
                    // Each image is dropped at once.
                }
            }
        }
    }

    private static long outsideHeap() {
        System.gc();
        return Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
    }
}
