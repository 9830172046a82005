package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.cli.CommandRun;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that may be red, bright at the top, both or neither, from a list to a model file. */
class MultiLabelJourneyTest {

    private static final int SIDE = 32;

    @TempDir
    static Path folder;

    private static Path data;
    private static Path run;
    private static Path model;

    @BeforeAll
    static void trainAndExport() throws IOException {
        data = images(folder.resolve("data"));
        run = folder.resolve("run");
        model = folder.resolve("model.onnx");
        Path recipe = Files.writeString(folder.resolve("marks.yaml"), """
                task: classify
                model: {family: resnet-cifar, variant: "20"}
                input: {resize: {rule: stretch, width: 32, height: 32}}
                data: {root: '%s', multi-label: true}
                optimizer: {name: adamw, learning-rate: 0.003}
                train: {epochs: 10, batch: 8, threads: 2, precision: float32, average-decay: 0}
                """.formatted(data));
        done("train", recipe.toString(), "--run", run.toString());
        done("export", "--run", run.toString(), "--out", model.toString());
    }

    @Test
    void bothMarksAreTrainedAndScoredEachOnItsOwn() throws IOException {
        JsonNode metrics = json("eval", "--run", run.toString(), "--split", "test", "--json");

        assertThat(metrics.get("mAP").asDouble()).isGreaterThan(.9);
        assertThat(metrics.get("per-class").fieldNames()).toIterable().containsExactly("bright", "red");
        assertThat(metrics.at("/per-class/red/AP").asDouble()).isGreaterThan(.9);
        assertThat(metrics.has("confusion")).isFalse();
        assertThat(Files.readAllLines(run.resolve("metrics.csv")).get(0)).endsWith("mAP,micro-F1,validation-loss");
        assertThat(run.resolve("plots/mean-average-precision.png")).exists();
        assertThat(run.resolve("report.html")).content().contains("micro-F1").contains("AP");
    }

    @Test
    void theModelFilePredictsAsTheRunAndIsProvenTo() throws IOException {
        JsonNode ofRun = json("eval", "--run", run.toString(), "--split", "test", "--json", "--no-images");
        JsonNode ofFile =
                json("eval", "--model", model.toString(), "--data", data.toString(), "--split", "test", "--json");
        JsonNode proof = json("verify", model.toString(), "--run", run.toString(), "--data", data.toString(), "--json");

        assertThat(ofFile.get("per-class")).isEqualTo(ofRun.get("per-class"));
        assertThat(proof.get("passed").asBoolean()).isTrue();
        assertThat(proof.at("/gates/3/reference").has("classes")).isTrue();
    }

    @Test
    void everyClassIsWrittenWithItsScore() throws IOException {
        Path out = folder.resolve("out");
        CommandRun predicted = done(
                "predict",
                "--model",
                model.toString(),
                data.resolve("test").toString(),
                "--format",
                "csv",
                "--out",
                out.toString());

        assertThat(predicted.out()).contains("predicted classes: ").doesNotContain("found");
        List<String> lines = Files.readAllLines(out.resolve("predictions.csv"));
        long images = Files.readAllLines(data.resolve("test.txt")).size();
        assertThat(lines).hasSize((int) (1 + 2 * images));
    }

    private static Path images(Path root) throws IOException {
        Random random = new Random(8);
        for (String split : new String[] {"train", "val", "test"}) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                boolean bright = i % 2 == 0;
                boolean red = i / 2 % 2 == 0;
                String name = split + "/" + i + ".png";
                ImageWriter.writePng(image(bright, red, random), root.resolve(name));
                lines.add(name + "\t" + (bright ? "bright" : "") + (bright && red ? "," : "") + (red ? "red" : ""));
            }
            Files.write(root.resolve(split + ".txt"), lines);
        }
        return root;
    }

    private static Image image(boolean bright, boolean red, Random random) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        for (int at = 0; at < rgb.length; at++) {
            boolean top = at / 3 / SIDE < SIDE / 2;
            int value = 40 + random.nextInt(60);
            value += bright && top ? 80 : 0;
            value += red && at % 3 == 0 ? 70 : 0;
            rgb[at] = (byte) value;
        }
        return new Image(SIDE, SIDE, rgb);
    }

    private static JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(done(arguments).out());
    }

    private static CommandRun done(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.DONE);
        return run;
    }
}
