package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.cli.CommandRun;
import dev.sightline.cli.console.ExitCode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryCommandTest {

    @ParameterizedTest
    @CsvSource({"n, 3.2, 8.7", "s, 11.2, 28.6", "m, 25.9, 78.9", "l, 43.7, 165.2", "x, 68.2, 257.8"})
    void jsonGivesThePublishedSizes(String scale, double millions, double gflops) throws IOException {
        CommandRun run = CommandRun.of(
                "summary", "--family", "yolov8", "--scale", scale, "--classes", "80", "--image-size", "640", "--json");
        JsonNode document = new ObjectMapper().readTree(run.out());

        assertThat(Math.round(document.get("parameters").asLong() / 1e5) / 10.0).isEqualTo(millions);
        assertThat(Math.round(document.get("gflops").asDouble() * 10) / 10.0).isEqualTo(gflops);
    }

    @Test
    void theTableEndsWithTheTotals() {
        CommandRun run = CommandRun.of(
                "summary", "--family", "yolov8", "--scale", "n", "--classes", "3", "--image-size", "64x96");

        assertThat(run.out()).contains("input image [1, 3, 96, 64]").contains("3.0 M parameters");
    }

    @ParameterizedTest
    @CsvSource({"0, at least", "640x, 640x384", "axb, 640x384", "-3, 640x384"})
    void anImageSizeThatIsNoneIsRefused(String size, String expected) {
        CommandRun run = CommandRun.of("summary", "--family", "yolov8", "--scale", "n", "--image-size=" + size);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).containsAnyOf(expected, "1 or more");
    }

    @Test
    void anUnknownFamilyIsPredictedWithThoseThereAre() {
        CommandRun run = CommandRun.of("summary", "--family", "yolo8", "--scale", "n");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("yolo8", "accepted: yolov8");
    }
}
