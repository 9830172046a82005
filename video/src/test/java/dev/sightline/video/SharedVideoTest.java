package dev.sightline.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.contract.Size;
import dev.sightline.image.Image;
import dev.sightline.testing.SharedData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real video: a street filmed from above, H.264, 768 x 432, 377 images at 12.5 a second. */
class SharedVideoTest {

    @TempDir
    Path folder;

    @Test
    void everyImageIsReadAtItsTime() {
        try (VideoReader reader = VideoReader.open(street())) {
            FrameRate rate = new FrameRate(25, 2);
            assertThat(reader.format()).isEqualTo(new VideoFormat(new Size(768, 432), rate));
            assertThat(reader.frameCount()).hasValue(377);
            assertThat(reader.duration()).contains(Duration.ofMillis(30_160));
            int frames = 0;
            for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                assertThat(frame.get().number()).isEqualTo(frames);
                assertThat(frame.get().time()).isEqualTo(rate.timeOf(frames));
                frames++;
            }
            assertThat(frames).isEqualTo(377);
        }
    }

    @Test
    void theFirstImageHasTheColoursOfTheStandardsEquations() {
        try (VideoReader reader = VideoReader.open(street())) {
            double[] means = means(reader.next().orElseThrow().image());
            // BT.601's equations in floating point over the first frame's luma and chroma, computed apart.
            assertThat(means).containsExactly(new double[] {114.82, 114.78, 115.83}, Offset.offset(0.1));
        }
    }

    @Test
    void aCopyKeepsTimesAndImages() {
        Path copy = folder.resolve("copy.mp4");
        List<Duration> times = copy(copy, 60);
        try (VideoReader original = VideoReader.open(street());
                VideoReader reader = VideoReader.open(copy)) {
            assertThat(reader.format()).isEqualTo(original.format());
            for (Duration time : times) {
                Frame frame = reader.next().orElseThrow();
                assertThat(frame.time()).isEqualTo(time);
                assertThat(MovingScene.psnr(
                                frame.image(), original.next().orElseThrow().image()))
                        .isGreaterThan(38);
            }
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void hundredsOfImagesLeaveNoNativeMemoryBehind() {
        try (VideoReader reader = VideoReader.open(street())) {
            read(reader, 60);
            long outsideHeap = outsideHeap();
            read(reader, 300);
            // 300 images that stayed would be 150 MB as the decoder holds them.
            assertThat(outsideHeap() - outsideHeap).isLessThan(30L << 20);
        }
    }

    private static void read(VideoReader reader, int frames) {
        for (int i = 0; i < frames; i++) {
            assertThat(reader.next()).isPresent();
        }
    }

    private static long outsideHeap() {
        System.gc();
        return Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
    }

    private List<Duration> copy(Path copy, int frames) {
        List<Duration> times = new ArrayList<>();
        try (VideoReader reader = VideoReader.open(street());
                VideoWriter writer = VideoWriter.open(copy, reader.format())) {
            for (int i = 0; i < frames; i++) {
                Frame frame = reader.next().orElseThrow();
                times.add(frame.time());
                writer.write(frame.image(), frame.time());
            }
            writer.finish();
        }
        return times;
    }

    private static double[] means(Image image) {
        double[] means = new double[3];
        byte[] rgb = image.rgb();
        for (int i = 0; i < rgb.length; i++) {
            means[i % 3] += (rgb[i] & 0xFF) / (rgb.length / 3.0);
        }
        return means;
    }

    private static Path street() {
        return SharedData.path("data/video/car-detection.mp4");
    }
}
