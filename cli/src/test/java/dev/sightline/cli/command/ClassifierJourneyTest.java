package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.cli.CommandRun;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny classifier from folders of images to a model file, and from that file to another classifier. */
class ClassifierJourneyTest {

    private static final int SIDE = 40;

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
        done(
                "train",
                recipe("first", "model: {family: pp-lcnet, variant: x0_25}").toString(),
                "--run",
                run.toString());
        done("export", "--run", run.toString(), "--out", model.toString());
    }

    @Test
    void theRunIsScoredAndItsMistakesAreDrawn() throws IOException {
        JsonNode metrics = json("eval", "--run", run.toString(), "--split", "test", "--checkpoint", "latest", "--json");

        JsonNode confusion = metrics.get("confusion");
        int dark = confusion.at("/0/0").asInt();
        int light = confusion.at("/1/1").asInt();
        assertThat(metrics.get("top1").asDouble()).isGreaterThan(.7).isCloseTo((dark + light) / 12.0, within(1e-9));
        assertThat(confusion.at("/0/1").asInt()).isEqualTo(6 - dark);
        assertThat(confusion.at("/1/0").asInt()).isEqualTo(6 - light);
        assertThat(metrics.get("per-class").fieldNames()).toIterable().containsExactly("dark", "light");
        assertThat(run.resolve("plots/test/confusion-matrix.png")).exists();
        assertThat(run.resolve("report.html")).content().contains("Classification metrics");
    }

    @Test
    void aSplitThatChoseTheEpochIsCalledSo() throws IOException {
        JsonNode metrics = json("eval", "--run", run.toString(), "--split", "val", "--json", "--no-images");

        assertThat(metrics.get("notes").toString()).contains("chose the best epoch, so its metrics flatter");
    }

    @Test
    void theModelFilePredictsAsTheRun() throws IOException {
        JsonNode ofRun = json("eval", "--run", run.toString(), "--split", "test", "--json", "--no-images");
        JsonNode ofFile =
                json("eval", "--model", model.toString(), "--data", data.toString(), "--split", "test", "--json");

        assertThat(ofFile.get("confusion")).isEqualTo(ofRun.get("confusion"));
    }

    @Test
    void theModelFileStartsAnotherRunAndTeachesIt() throws IOException {
        Path second = folder.resolve("second");
        Path recipe = recipe("second", """
                model: {onnx: '%s'}
                teacher: {onnx: '%s', weight: 0.5}
                """.formatted(model, model));
        CommandRun trained = done("train", recipe.toString(), "--run", second.toString());

        assertThat(trained.out()).contains("fine-tuning the network of").contains("  teacher ");
        assertThat(second.resolve("start.onnx")).hasSameBinaryContentAs(model);
        assertThat(Files.readAllLines(second.resolve("metrics.csv")).get(0))
                .startsWith("epoch,class-loss,teacher-loss,train-accuracy,learning-rate");
        done("eval", "--run", second.toString(), "--split", "test");
    }

    @Test
    void aLayerIsDrawn() {
        Path drawn = folder.resolve("stem.png");
        Path image = data.resolve("test/dark/0.png");
        done(
                "features",
                "--run",
                run.toString(),
                "--layer",
                "stem",
                "--image",
                image.toString(),
                "--out",
                drawn.toString());
        assertThat(drawn).exists();
    }

    private static Path recipe(String name, String model) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                task: classify
                %s
                input: {resize: {rule: stretch, width: 32, height: 32}}
                data: {root: '%s'}
                augment: [random-resized-crop, horizontal-flip]
                optimizer: {name: adamw, learning-rate: 0.003}
                train: {epochs: 20, batch: 4, threads: 2, precision: float32, average-decay: 0}
                """.formatted(model.strip(), data));
    }

    /** Two classes that brightness separates. */
    private static Path images(Path root) {
        Random random = new Random(6);
        for (String split : new String[] {"train", "val", "test"}) {
            for (String name : new String[] {"dark", "light"}) {
                for (int i = 0; i < 6; i++) {
                    byte[] rgb = new byte[SIDE * SIDE * 3];
                    for (int at = 0; at < rgb.length; at++) {
                        rgb[at] = (byte) ((name.equals("dark") ? 0 : 190) + random.nextInt(60));
                    }
                    Path file = root.resolve(split).resolve(name).resolve(i + ".png");
                    ImageWriter.writePng(new Image(SIDE, SIDE, rgb), file);
                }
            }
        }
        return root;
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
