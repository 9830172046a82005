package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.cli.CommandRun;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.nn.StoredArray;
import dev.sightline.testing.SharedData;
import dev.sightline.weights.safetensors.WeightFiles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny run, exported and given to every command about model files. */
class ModelFileJourneyTest {

    @TempDir
    static Path folder;

    private static Path data;
    private static Path run;
    private static Path model;

    @BeforeAll
    static void trainAndExport() {
        data = folder.resolve("boards");
        run = folder.resolve("run");
        model = folder.resolve("model.onnx");
        done(
                "data",
                "synth",
                "boards",
                "--out",
                data.toString(),
                "--train",
                "4",
                "--val",
                "2",
                "--test",
                "2",
                "--size",
                "128");
        done(
                "train",
                SharedData.projectRoot().resolve("configs/quickstart.yaml").toString(),
                "-o",
                "data.root=" + data,
                "-o",
                "train.epochs=1",
                "-o",
                "input.width=64",
                "-o",
                "input.height=64",
                "--run",
                run.toString());
        done("export", "--run", run.toString(), "--out", model.toString());
    }

    @Test
    void theFileStartsAnotherRunOfOtherClasses() throws IOException {
        Path recipe = Files.writeString(folder.resolve("second.yaml"), """
                task: detect
                model: {onnx: '%s'}
                input: {width: 64, height: 64}
                data: {root: '%s', classes: [missing_hole, short], threads: 1}
                train: {epochs: 1, batch: 4, threads: 2, precision: float32}
                """.formatted(model, data));
        Path second = folder.resolve("second");
        CommandRun trained = done("train", recipe.toString(), "--run", second.toString());
        CommandRun exported = done(
                "export",
                "--run",
                second.toString(),
                "--out",
                folder.resolve("second.onnx").toString());

        assertThat(trained.out())
                .contains("fine-tuning the network of " + model)
                .contains("scores 6 classes in the file; it is made anew for 2");
        assertThat(second.resolve("start.onnx")).hasSameBinaryContentAs(model);
        assertThat(exported.out()).contains("gate 2, outputs: holds");
    }

    @Test
    void theFileStatesItsContractAndItsOrigin() throws IOException {
        JsonNode inspected = json("inspect", model.toString(), "--json");

        assertThat(inspected.toString())
                .contains("sightline.contract")
                .contains("missing_hole")
                .contains("balanced")
                .contains("sightline.provenance")
                .contains("gflops");
    }

    @Test
    void scoringImagesThatWereTrainedOnIsWarnedOfByTheRunAndByTheFile() throws IOException {
        String[] ofFile = {"eval", "--model", model.toString(), "--data", data.toString(), "--split"};
        CommandRun trainedOn =
                done(ofFile[0], ofFile[1], ofFile[2], ofFile[3], ofFile[4], ofFile[5], "train", "--json");
        CommandRun ofRun =
                done("eval", "--run", run.toString(), "-o", "data.validation=train", "--no-images", "--json");
        JsonNode heldOut = json("eval", "--run", run.toString(), "--no-images", "--json");

        assertThat(heldOut.get("split").asText()).isEqualTo("val");
        assertThat(heldOut.get("trained_on_images").asInt()).isZero();
        for (CommandRun one : List.of(trainedOn, ofRun)) {
            JsonNode scored = new ObjectMapper().readTree(one.out());
            assertThat(scored.get("trained_on_images").asInt()).isPositive();
            assertThat(scored.get("notes").get(0).asText())
                    .contains("images scored were trained on: these metrics do not hold");
        }
        assertThat(new ObjectMapper().readTree(ofRun.out()).get("split").asText())
                .as("the recipe's validation split is scored where none is named")
                .isEqualTo("train");
    }

    @Test
    void everyGateHoldsAgainstTheRun() throws IOException {
        JsonNode report =
                json("verify", model.toString(), "--run", run.toString(), "--data", data.toString(), "--json");

        assertThat(report.get("passed").asBoolean()).isTrue();
        assertThat(report.get("gates")).hasSize(4);
        assertThat(Path.of(report.get("page").asText())).exists();
    }

    @Test
    void whatWasProvenStandsWhereItsPageCannotBeWritten() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("page"));

        CommandRun verified = CommandRun.of(
                "verify",
                model.toString(),
                "--run",
                run.toString(),
                "--data",
                data.toString(),
                "--page",
                inTheWay.toString(),
                "--json");

        assertThat(verified.exitCode()).as(verified.err()).isEqualTo(ExitCode.DONE);
        JsonNode report = new ObjectMapper().readTree(verified.out());
        assertThat(report.get("passed").asBoolean()).isTrue();
        assertThat(report.has("page")).isFalse();
    }

    @Test
    void aModelThatDecodesAndSuppressesItselfPredictsAlike() throws IOException {
        Path own = folder.resolve("suppressed.onnx");
        done("export", "--run", run.toString(), "--out", own.toString(), "--boxes", "suppressed", "--dynamic-size");

        JsonNode raw = json("eval", "--model", model.toString(), "--data", data.toString(), "--json");
        JsonNode suppressed = json("eval", "--model", own.toString(), "--data", data.toString(), "--json");

        assertThat(suppressed).isEqualTo(raw);
    }

    @Test
    void anotherRunsFileFailsWithExitCodeThreeAndNamesTheLayer() throws IOException {
        Path changed = folder.resolve("changed");
        copy(run, changed);
        Path weights = changed.resolve("checkpoints/best.safetensors");
        Map<String, StoredArray> arrays = new LinkedHashMap<>(WeightFiles.read(weights));
        arrays.computeIfPresent("model.22.cv2.0.1.conv.weight", (path, array) -> plusOne(array));
        WeightFiles.write(weights, arrays, Map.of());

        CommandRun verified =
                CommandRun.of("verify", model.toString(), "--run", changed.toString(), "--data", data.toString());

        assertThat(verified.exitCode()).as(verified.out()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(verified.out())
                .contains("gate 1, inputs: holds")
                .contains("gate 2, outputs: DOES NOT HOLD")
                .containsPattern(
                        "first layer that differs: model\\.22\\.cv2\\.0\\.1\\.bn .* after model\\.22\\.cv2\\.0\\.1\\.conv");
    }

    @Test
    void missingWeightsAreListedAndExportedOnlyOnRequest() throws IOException {
        Path partial = folder.resolve("partial");
        copy(run, partial);
        Path weights = partial.resolve("checkpoints/best.safetensors");
        Map<String, StoredArray> arrays = new LinkedHashMap<>(WeightFiles.read(weights));
        arrays.remove("model.4.cv1.conv.weight");
        WeightFiles.write(weights, arrays, Map.of());
        String out = folder.resolve("partial.onnx").toString();

        CommandRun refused = CommandRun.of("export", "--run", partial.toString(), "--out", out);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(refused.err()).contains("model.4.cv1.conv.weight is missing").contains("--allow-partial");
        assertThat(Path.of(out)).doesNotExist();

        done("export", "--run", partial.toString(), "--out", out, "--allow-partial", "--no-verify");
        assertThat(Path.of(out)).exists();
    }

    @Test
    void predictionsAreDrawnAndWrittenAndBadImagesNamed() throws IOException {
        Path images = Files.createDirectory(folder.resolve("images"));
        try (var files = Files.walk(data)) {
            for (Path image : files.filter(file -> file.toString().matches(".*\\.(png|jpg)"))
                    .limit(3)
                    .toList()) {
                Files.copy(image, images.resolve(String.valueOf(image.getFileName())));
            }
        }
        Files.writeString(images.resolve("bad.jpg"), "no image");
        Path out = folder.resolve("found");

        CommandRun predicted = CommandRun.of(
                "predict",
                "--model",
                model.toString(),
                images.toString(),
                "--out",
                out.toString(),
                "--format",
                "coco,yolo,csv",
                "--json");

        assertThat(predicted.exitCode()).isEqualTo(ExitCode.FAILED);
        JsonNode summary = new ObjectMapper().readTree(predicted.out());
        assertThat(summary.get("images").asInt()).isEqualTo(4);
        assertThat(summary.get("problems").toString()).contains("bad.jpg");
        assertThat(out.resolve("predictions.json")).exists();
        assertThat(out.resolve("predictions.csv")).content().startsWith("path,class,label,score,xmin,ymin,xmax,ymax\n");
        try (var drawn = Files.list(out.resolve("images"))) {
            assertThat(drawn).hasSize(3);
        }
    }

    @Test
    void aBenchmarkIsReadBackAndComparedWithItself() throws IOException {
        Path report = folder.resolve("bench.json");
        JsonNode measured = json(
                "bench",
                "--model",
                model.toString(),
                "--runs",
                "5",
                "--warm-up",
                "1",
                "--workers",
                "1,2",
                "--threads",
                "1",
                "--out",
                report.toString(),
                "--json");

        assertThat(measured.toString()).contains("decode").contains("infer").contains("fingerprint");
        CommandRun compared = CommandRun.of("bench", "compare", report.toString(), report.toString());
        assertThat(compared.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(compared.out()).contains("1.000");
    }

    private static StoredArray plusOne(StoredArray array) {
        float[] values = array.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += 1;
        }
        return new StoredArray(array.shape(), values);
    }

    private static JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(done(arguments).out());
    }

    private static CommandRun done(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.DONE);
        return run;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
