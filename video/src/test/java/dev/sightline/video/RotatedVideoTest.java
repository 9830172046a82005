package dev.sightline.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.Size;
import dev.sightline.image.Image;
import dev.sightline.image.Turn;
import dev.sightline.image.format.ExifOrientation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Videos as telephones write them: stored lying, with a matrix that puts them upright. */
class RotatedVideoTest {

    /** Where the matrix lies after a track header's name (ISO 14496-12, 8.3.2, version 0). */
    private static final int MATRIX = 44;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{4}")
    @CsvSource({"0, 1, -1, 0, QUARTER_CLOCKWISE", "-1, 0, 0, -1, HALF_TURN", "0, -1, 1, 0, QUARTER_COUNTERCLOCKWISE"})
    void imagesComeUpright(int a, int b, int c, int d, ExifOrientation orientation) throws IOException {
        Image expected = Turn.upright(MovingScene.image(96, 64, 0), orientation);
        try (VideoReader reader = VideoReader.open(video(a, b, c, d))) {
            assertThat(reader.format().size()).isEqualTo(new Size(expected.width(), expected.height()));
            Image read = reader.next().orElseThrow().image();
            assertThat(read.width()).isEqualTo(expected.width());
            assertThat(MovingScene.psnr(read, expected)).isGreaterThan(30);
        }
    }

    @Test
    void aSlantIsRefused() throws IOException {
        Path video = video(1, 1, -1, 1);
        assertThatThrownBy(() -> VideoReader.open(video))
                .isInstanceOf(VideoException.class)
                .hasMessageContaining("an angle other than quarter turns");
    }

    private Path video(int a, int b, int c, int d) throws IOException {
        Path video = MovingScene.video(folder.resolve("video.mp4"), 96, 64, 3, FrameRate.perSecond(10));
        byte[] bytes = Files.readAllBytes(video);
        int name = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd");
        ByteBuffer matrix = ByteBuffer.wrap(bytes, name + MATRIX, 36);
        for (int entry : new int[] {a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30}) {
            matrix.putInt(entry);
        }
        return Files.write(video, bytes);
    }
}
