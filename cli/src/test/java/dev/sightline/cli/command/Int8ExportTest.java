package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.cli.CommandRun;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import dev.sightline.onnx.read.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network of a few thousand weights, trained for one epoch and written in int8. */
class Int8ExportTest {

    private static final int SIDE = 64;

    @TempDir
    static Path folder;

    private static Path run = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        Path data = dataset(folder.resolve("data"));
        Path recipe = Files.writeString(folder.resolve("tiny.yaml"), """
                task: detect
                model: {family: yolov8, scale: tiny}
                input: {width: 64, height: 64}
                data: {root: '%s', threads: 1}
                train: {epochs: 1, batch: 4, seed: 3, threads: 2, precision: float32}
                """.formatted(data));
        run = folder.resolve("run");
        CommandRun training = CommandRun.of("train", recipe.toString(), "--run", run.toString());
        assertThat(training.exitCode()).as(training.err()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void anInt8ModelComesWithItsMetricsAndLayersNoisiestFirst() throws IOException {
        Path model = folder.resolve("model.onnx");

        CommandRun export = CommandRun.of(
                "export",
                "--run",
                run.toString(),
                "--out",
                model.toString(),
                "--precision",
                "int8",
                "--keep-float",
                "model.0",
                "--no-verify");

        assertThat(export.err()).isEmpty();
        assertThat(export.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(OnnxModel.read(model).describe().operators()).containsKey("QuantizeLinear");
        JsonNode report = new ObjectMapper().readTree(Files.readString(folder.resolve("model.onnx.int8.json")));
        assertThat(report.at("/settings/calibration_images").asInt()).isEqualTo(4);
        assertThat(report.at("/settings/keep_float/0").asText()).isEqualTo("model.0");
        assertThat(report.at("/metrics/fp32").has("AP50")).isTrue();
        assertThat(report.at("/metrics/int8/AP_per_category").has("square")).isTrue();
        assertThat(report.at("/layers"))
                .extracting(layer -> layer.get("node").asText())
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("model.0."));
        assertThat(report.at("/layers"))
                .extracting(layer -> layer.get("signal_to_noise_db").asDouble(Double.POSITIVE_INFINITY))
                .isSorted();
        assertThat(folder.resolve("model.onnx.int8.html")).content().contains("Tensors, noisiest first");
    }

    @ParameterizedTest
    @CsvSource({"fp32, 1.0E-4", "fp16, 0.1", "int8, 1.0"})
    void aFileIsVerifiedByTheLimitsOfItsOwnNumbers(String precision, double tolerance) throws IOException {
        Path model = folder.resolve(precision + ".onnx");
        CommandRun export = CommandRun.of(
                "export", "--run", run.toString(), "--out", model.toString(), "--precision", precision, "--no-verify");
        assertThat(export.exitCode()).as(export.err()).isEqualTo(ExitCode.DONE);

        CommandRun verified = CommandRun.of(
                "verify",
                model.toString(),
                "--run",
                run.toString(),
                "--data",
                folder.resolve("data").toString(),
                "--json");

        assertThat(new ObjectMapper()
                        .readTree(verified.out())
                        .at("/gates/1/absolute_tolerance")
                        .asDouble())
                .isEqualTo(tolerance);
    }

    @Test
    void aPatternThatChoosesNothingAndAFolderWithoutImagesAreNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        CommandRun wrongName = CommandRun.of(
                "export",
                "--run",
                run.toString(),
                "--out",
                folder.resolve("a.onnx").toString(),
                "--precision",
                "int8",
                "--keep-float",
                "modle.0",
                "--no-verify");
        CommandRun noImage = CommandRun.of(
                "export",
                "--run",
                run.toString(),
                "--out",
                folder.resolve("b.onnx").toString(),
                "--precision",
                "int8",
                "--calibration-data",
                empty.toString(),
                "--no-verify");

        assertThat(wrongName.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(wrongName.err()).contains("the pattern 'modle.0' matches no node");
        assertThat(noImage.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(noImage.err()).contains("there is no image in " + empty);
    }

    /** Four dark images a split, each with one bright square in the middle. */
    private static Path dataset(Path root) throws IOException {
        for (String split : new String[] {"train", "val"}) {
            Path images = Files.createDirectories(root.resolve("images").resolve(split));
            Path labels = Files.createDirectories(root.resolve("labels").resolve(split));
            for (int i = 0; i < 4; i++) {
                byte[] rgb = new byte[SIDE * SIDE * 3];
                for (int row = 16; row < 48; row++) {
                    Arrays.fill(rgb, (row * SIDE + 16) * 3, (row * SIDE + 48) * 3, (byte) (200 + 10 * i));
                }
                ImageWriter.writePng(new Image(SIDE, SIDE, rgb), images.resolve("p" + i + ".png"));
                Files.writeString(labels.resolve("p" + i + ".txt"), "0 .5 .5 .5 .5\n");
            }
        }
        Files.writeString(root.resolve("data.yaml"), "train: images/train\nval: images/val\nnames: [square]\n");
        return root;
    }
}
