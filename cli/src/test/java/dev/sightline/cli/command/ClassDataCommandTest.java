package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.cli.CommandRun;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.testing.SharedData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassDataCommandTest {

    @TempDir
    Path dataset;

    @BeforeEach
    void aRedAndABlueImageInEachSplit() throws IOException {
        for (String split : new String[] {"train", "val"}) {
            int dark = split.equals("train") ? 0 : 1;
            image(split + "/red/a.png", 0xFF0000, dark);
            image(split + "/blue/b.png", 0x0000FF, dark);
        }
    }

    private void image(String path, int colour, int corner) throws IOException {
        BufferedImage buffered = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64; i++) {
            boolean upper = corner == 0 ? i / 8 < 4 : i % 8 < 4;
            buffered.setRGB(i % 8, i / 8, upper ? 0 : colour);
        }
        Path file = dataset.resolve(path);
        Files.createDirectories(file.getParent());
        ImageIO.write(buffered, "png", file.toFile());
    }

    private static JsonNode json(CommandRun run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void checkCountsTheImagesOfEveryClassAndSplit() throws IOException {
        CommandRun run = CommandRun.of("data", "check", dataset.toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("FOLDERS (folders of classes in train/, val/)", "no problems")
                .containsPattern("images +2 +2")
                .containsPattern("blue +1 +1");
        JsonNode document = json(CommandRun.of("data", "check", dataset.toString(), "--json"));
        assertThat(document.at("/splits/val/classes/red").asInt()).isEqualTo(1);
    }

    @Test
    void checkNamesProblemsAndReportsThemByItsExitCode() throws IOException {
        Files.writeString(dataset.resolve("val/red/notes.txt"), "x");

        CommandRun run = CommandRun.of("data", "check", dataset.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(run.out()).contains("notes.txt: file that is no image", "1 problem: ");
    }

    @Test
    void statisticsAreThoseOfTheSplit() throws IOException {
        CommandRun run = CommandRun.of("data", "statistics", dataset.toString(), "--json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        JsonNode document = json(run);
        assertThat(document.at("/images").asInt()).isEqualTo(2);
        assertThat(document.at("/channels/0").asText()).isEqualTo("red");
        assertThat(document.at("/mean/0").asDouble()).isEqualTo(63.75);
        assertThat(document.at("/mean-0-1/2").asDouble()).isEqualTo(.25);
        assertThat(CommandRun.of("data", "statistics", dataset.toString(), "--split", "validation")
                        .out())
                .contains("normalization: {scale: 0-1, mean: [0.25000, 0.00000, 0.25000], standard-deviation: [");
    }

    @Test
    void statisticsAreWrittenIntoARecipe() throws IOException {
        Path recipe = Files.writeString(dataset.resolve("recipe.yaml"), """
                task: classify
                model: {family: pp-lcnet, variant: x0_25}
                input: {resize: {rule: stretch, width: 32, height: 32}}  # small
                """);

        CommandRun run =
                CommandRun.of("data", "statistics", dataset.toString(), "--split", "val", "--write", recipe.toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("note: written into input.normalization of ");
        assertThat(recipe)
                .content()
                .contains(
                        "input: {normalization: {scale: 0-1, mean: [0.25000, 0.00000, 0.25000], standard-deviation: [")
                .contains("}}  # small\n");
    }

    @Test
    void splitsThatShareNothingAreSaidToAndThoseThatDoAreACheckThatFailed() throws IOException {
        CommandRun apart = CommandRun.of("data", "shared", dataset.toString());
        assertThat(apart.exitCode()).as(apart.out()).isEqualTo(ExitCode.DONE);
        assertThat(apart.out()).contains("in both train (2) and val (2): none", "twice in val (2): none");

        Files.copy(dataset.resolve("train/red/a.png"), dataset.resolve("val/blue/c.png"));
        CommandRun together = CommandRun.of("data", "shared", dataset.toString());
        assertThat(together.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(together.out())
                .contains("in both train (2) and val (3): 1\n", "  red/a.png = blue/c.png; their classes differ");
        JsonNode document = json(CommandRun.of("data", "shared", dataset.toString(), "--json"));
        assertThat(document.at("/splits-share").asBoolean()).isTrue();
        assertThat(document.at("/compared/1/pairs/0/likeness").asText()).isEqualTo("exact");
    }

    @Test
    void aListWithSeveralKindsOfLabelsNeedsTheOneThatCounts() {
        String root = SharedData.path("data/grocerystore").toString();

        CommandRun open = CommandRun.of("data", "check", root);
        assertThat(open.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(open.err()).contains("state which column counts (1 to 2)");

        CommandRun chosen = CommandRun.of("data", "check", root, "--label-column", "2");
        assertThat(chosen.out()).containsPattern("images +2640 +296 +2485");
    }
}
