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

class DataCommandTest {

    @TempDir
    Path folder;

    private Path dataset;

    @BeforeEach
    void twoImagesWithOneBoxEach() throws IOException {
        dataset = folder.resolve("parts");
        for (String split : new String[] {"train", "val"}) {
            Path images = Files.createDirectories(dataset.resolve("images").resolve(split));
            ImageIO.write(
                    new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB),
                    "png",
                    images.resolve(split + "-1.png").toFile());
            annotate(split, 20, 10);
        }
    }

    @Test
    void checkCountsImagesAndBoxesOfEverySplit() {
        CommandRun run = CommandRun.of("data", "check", dataset.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .containsPattern("train +val\n")
                .containsPattern("boxes of screw +1 +1")
                .containsPattern("boxes of nut +0 +0")
                .contains("no problems");
    }

    @Test
    void checkListsProblemsWithFileAndLineAndReportsThemByItsExitCode() throws IOException {
        annotate("val", 200, 10);

        CommandRun run = CommandRun.of("data", "check", dataset.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(run.out()).containsPattern("val\\.json:\\d+: box outside").contains("1 problem: ");
    }

    @Test
    void checkAsJsonCountsProblemsByKind() throws IOException {
        annotate("val", 0, 10);

        CommandRun run = CommandRun.of("data", "check", dataset.toString(), "--json");
        JsonNode document = new ObjectMapper().readTree(run.out());

        assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(document.at("/format").asText()).isEqualTo("coco");
        assertThat(document.at("/problem-counts/zero-area").asInt()).isEqualTo(1);
        assertThat(document.at("/problems/0/file").asText()).endsWith("val.json");
        assertThat(document.at("/splits/train/boxes/screw").asInt()).isEqualTo(1);
    }

    @Test
    void convertWritesTheOtherFormatAndCheckReadsItBack() {
        Path out = folder.resolve("as-yolo");
        CommandRun run = CommandRun.of("data", "convert", "--to", "YOLO", dataset.toString(), out.toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("written: " + out);
        CommandRun check = CommandRun.of("data", "check", out.toString());
        assertThat(check.out()).contains("YOLO").containsPattern("boxes of screw +1 +1");
    }

    @Test
    void convertNeverWritesIntoAFolderThatHoldsSomething() {
        CommandRun run = CommandRun.of("data", "convert", "--to", "voc", dataset.toString(), dataset.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("not an empty folder");
    }

    @Test
    void anUnknownFormatIsPredictedWithTheKnownOnes() {
        CommandRun run = CommandRun.of("data", "convert", "--to", "cocoo", dataset.toString(), "out");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("--to", "coco, voc, yolo", "cocoo");
    }

    @Test
    void aFolderThatIsNoDatasetIsPredictedWithWhatDatasetsLookLike() {
        CommandRun run = CommandRun.of("data", "check", folder.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("coco:", "voc:", "yolo:", "did you mean").doesNotContain("\tat ");
    }

    @Test
    void synthMakesADatasetWithoutProblems() {
        Path out = folder.resolve("boards");
        CommandRun run = CommandRun.of(
                "data", "synth", "boards", "--out", out.toString(), "--train", "3", "--val", "2", "--test", "1");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        CommandRun check = CommandRun.of("data", "check", out.toString());
        assertThat(check.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(check.out()).containsPattern("images +3 +2 +1").contains("no problems");
    }

    @Test
    void theProblemsOfRealImagesAreFound() {
        CommandRun run =
                CommandRun.of("data", "check", SharedData.path("data/bccd").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(run.out()).contains("2 problems: 2 box of zero area").containsPattern("images +205 +87 +72");
    }

    private void annotate(String split, int width, int height) throws IOException {
        Path file = dataset.resolve("annotations").resolve(split + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"images": [{"id": 1, "file_name": "%s-1.png", "width": 64, "height": 48}],
                 "annotations": [
                   {"id": 1, "image_id": 1, "category_id": 1, "bbox": [5, 5, %d, %d], "area": %d, "iscrowd": 0}],
                 "categories": [{"id": 1, "name": "screw"}, {"id": 2, "name": "nut"}]}
                """.formatted(split, width, height, width * height));
    }
}
