package dev.sightline.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.image.format.ExifOrientation;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayMatrixTest {

    private static final int ONE = 1 << 16;

    @ParameterizedTest(name = "{0} degrees clockwise")
    @CsvSource({"0, UPRIGHT", "90, QUARTER_CLOCKWISE", "180, HALF_TURN", "270, QUARTER_COUNTERCLOCKWISE"})
    void turnsAreThoseOfFfmpeg(double degrees, ExifOrientation orientation) {
        Ffmpeg.load(Path.of("none"));
        int[] matrix = new int[9];
        avutil.av_display_rotation_set(matrix, degrees);
        assertThat(DisplayMatrix.orientation(matrix)).contains(orientation);
    }

    @ParameterizedTest(name = "x' = {0}x + {2}y, y' = {1}x + {3}y is {4}")
    @CsvSource({
        "-1, 0, 0, 1, MIRRORED",
        "1, 0, 0, -1, MIRRORED_UPSIDE_DOWN",
        "0, 1, 1, 0, TRANSPOSED",
        "0, -1, -1, 0, TRANSVERSED",
        "2, 0, 0, 3, UPRIGHT"
    })
    void mirrorsAreKnownAndScalesIgnored(int a, int b, int c, int d, ExifOrientation orientation) {
        assertThat(DisplayMatrix.orientation(matrix(a * ONE, b * ONE, c * ONE, d * ONE)))
                .contains(orientation);
    }

    @Test
    void anythingElseIsNoOrientation() {
        int[] slanted = new int[9];
        Ffmpeg.load(Path.of("none"));
        avutil.av_display_rotation_set(slanted, 30);
        assertThat(DisplayMatrix.orientation(slanted)).isEmpty();
        assertThat(DisplayMatrix.orientation(matrix(0, 0, 0, 0))).isEmpty();
        assertThat(DisplayMatrix.orientation(matrix(ONE, 0, ONE, 0))).isEmpty();
    }

    private static int[] matrix(int a, int b, int c, int d) {
        return new int[] {a, b, 0, c, d, 0, 0, 0, 1 << 30};
    }
}
