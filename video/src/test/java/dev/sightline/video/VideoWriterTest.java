package dev.sightline.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoWriterTest {

    private static final FrameRate TELEVISION = new FrameRate(30000, 1001);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} x {1} is read as {2} x {3}")
    @CsvSource({"96, 64, 96, 64", "95, 63, 96, 64", "95, 64, 96, 64", "47, 32, 48, 32", "1920, 1080, 1920, 1080"})
    void whatIsWrittenIsReadAgain(int width, int height, int readWidth, int readHeight) {
        Path file = MovingScene.video(folder.resolve("a/b/video.mp4"), width, height, 12, TELEVISION);
        try (VideoReader reader = VideoReader.open(file)) {
            assertThat(reader.format()).isEqualTo(new VideoFormat(new Size(readWidth, readHeight), TELEVISION));
            assertThat(reader.frameCount()).hasValue(12);
            for (int i = 0; i < 12; i++) {
                Frame frame = reader.next().orElseThrow();
                assertThat(frame.number()).isEqualTo(i);
                assertThat(frame.time()).isEqualTo(TELEVISION.timeOf(i));
                assertThat(MovingScene.psnr(frame.image(), MovingScene.image(width, height, i)))
                        .as("decibels of image %d", i)
                        .isGreaterThan(30);
            }
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void aColourComesBackAsItself() {
        Path file = folder.resolve("red.mp4");
        byte[] rgb = new byte[64 * 64 * 3];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) 200;
            rgb[i + 1] = 30;
            rgb[i + 2] = 90;
        }
        try (VideoWriter writer = VideoWriter.open(file, format(64, 64))) {
            writer.write(new dev.sightline.image.Image(64, 64, rgb));
            writer.finish();
        }
        try (VideoReader reader = VideoReader.open(file)) {
            byte[] read = reader.next().orElseThrow().image().rgb();
            for (int i = 0; i < read.length; i++) {
                assertThat(Math.abs((read[i] & 0xFF) - (rgb[i] & 0xFF))).isLessThanOrEqualTo(4);
            }
        }
    }

    @Test
    void unevenTimesAreKept() {
        List<Duration> times =
                Stream.of(0, 100, 130, 900, 2000).map(Duration::ofMillis).toList();
        Path file = folder.resolve("uneven.mp4");
        try (VideoWriter writer = VideoWriter.open(file, format(64, 48))) {
            for (int i = 0; i < times.size(); i++) {
                writer.write(MovingScene.image(64, 48, i), times.get(i));
            }
            writer.finish();
        }
        try (VideoReader reader = VideoReader.open(file)) {
            for (Duration time : times) {
                assertThat(reader.next().orElseThrow().time()).isEqualTo(time);
            }
        }
    }

    @Test
    void aVideoThatIsNotFinishedLeavesTheOldFileAndNothingAside() throws IOException {
        Path file = Files.writeString(folder.resolve("video.mp4"), "old");
        try (VideoWriter writer = VideoWriter.open(file, format(64, 48))) {
            writer.write(MovingScene.image(64, 48, 0));
        }
        assertThat(file).hasContent("old");
        assertOnly(file);
    }

    @Test
    void anImageOfAnotherSizeAndATimeThatIsNotLaterAreRefused() {
        try (VideoWriter writer = VideoWriter.open(folder.resolve("video.mp4"), format(64, 48))) {
            writer.write(MovingScene.image(64, 48, 0));
            assertThatThrownBy(() -> writer.write(MovingScene.image(48, 64, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("are 64 x 48 pixels, received 48 x 64 as image 1");
            assertThatThrownBy(() -> writer.write(MovingScene.image(64, 48, 1), Duration.ZERO))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("after the one before, received PT0S");
        }
    }

    @Test
    void aVideoWithoutImagesIsRefused() throws IOException {
        Path file = folder.resolve("video.mp4");
        try (VideoWriter writer = VideoWriter.open(file, format(64, 48))) {
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(VideoException.class)
                    .hasMessageContaining("needs one image at least");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aSizeThatTheEncoderDoesNotTakeIsRefusedByName() throws IOException {
        Path file = folder.resolve("video.mp4");
        assertThatThrownBy(() -> VideoWriter.open(file, format(8000, 4000)))
                .isInstanceOf(VideoException.class)
                .hasMessageContaining("cannot write images of 8000 x 4000 pixels");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theBuildHasTheEncoderAndNoneUnderTheGpl() {
        Ffmpeg.load(folder);
        assertThat(H264Encoder.encoders()).contains("libopenh264").doesNotContain("libx264");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> VideoWriter.open(file.resolve("video.mp4"), format(64, 48)))
                .isInstanceOf(VideoException.class)
                .hasMessageContaining("it cannot be written");
    }

    @Test
    void nothingIsAddedToAFinishedVideo() {
        try (VideoWriter writer = VideoWriter.open(folder.resolve("video.mp4"), format(64, 48))) {
            writer.write(MovingScene.image(64, 48, 0));
            writer.finish();
            assertThatThrownBy(() -> writer.write(MovingScene.image(64, 48, 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is closed");
        }
    }

    private void assertOnly(Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static VideoFormat format(int width, int height) {
        return new VideoFormat(new Size(width, height), FrameRate.perSecond(10));
    }
}
