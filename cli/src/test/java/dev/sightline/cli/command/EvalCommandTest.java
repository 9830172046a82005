package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.cli.CommandRun;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvalCommandTest {

    private static final String TARGET = """
            {"images": [{"id": 5}, {"id": 3}],
             "annotations": [{"id": 1, "image_id": 5, "category_id": 7, "bbox": [0, 0, 10, 10], "area": 100, "iscrowd": 0}],
             "categories": [{"id": 7, "name": "screw"}, {"id": 9, "name": "nut"}]}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "crowd", "ties", "sparse", "dense", "yolox_nano_train2017"})
    void jsonHoldsTheReferenceMetricsUnderTheReferenceNames(String name) throws IOException {
        Path target = SharedData.path("golden/coco-metrics/" + name + ".gt.json");
        Path detections = SharedData.path("golden/coco-metrics/" + name + ".dt.json");
        JsonNode cases = new ObjectMapper()
                .readTree(SharedData.path("golden/coco-metrics/" + name + ".expected.json")
                        .toFile());

        for (JsonNode expected : cases) {
            String limits = expected.get("max_dets").toString().replaceAll("[\\[\\]\\s]", "");
            CommandRun run = CommandRun.of(
                    "eval",
                    "--ground-truth",
                    target.toString(),
                    "--detections",
                    detections.toString(),
                    "--max-dets",
                    limits,
                    "--json");

            assertThat(run.err()).isEmpty();
            assertSame(new ObjectMapper().readTree(run.out()), expected.get("stats"));
        }
    }

    private static void assertSame(JsonNode found, JsonNode expected) {
        assertThat(found.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(expected::fieldNames);
        expected.properties().forEach(field -> {
            JsonNode value = found.get(field.getKey());
            if (field.getValue().isObject()) {
                assertSame(value, field.getValue());
            } else if (field.getValue().isNull()) {
                assertThat(value.isNull()).as(field.getKey()).isTrue();
            } else {
                assertThat(value.asDouble())
                        .as(field.getKey())
                        .isCloseTo(field.getValue().asDouble(), within(1e-12));
            }
        });
    }

    @Test
    void theTableNamesClassesAndShowsADashWhereNothingWasToBeFound() throws IOException {
        CommandRun run =
                evaluate(TARGET, "[{\"image_id\": 5, \"category_id\": 7, \"bbox\": [0, 0, 10, 10], \"score\": 0.5}]");

        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).containsPattern("screw +1 +1\\.0000").containsPattern("nut +0 +-");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "an image the target lacks  | {'image_id': 6, 'category_id': 7, 'bbox': [0, 0, 9, 9], 'score': 0.5} | image 6",
                "a box of three numbers    | {'image_id': 5, 'category_id': 7, 'bbox': [0, 0, 9], 'score': 0.5}    | bbox",
                "a box of negative size    | {'image_id': 5, 'category_id': 7, 'bbox': [0, 0, 9, -1], 'score': 1}  | sizes of 0 or more",
                "no score                  | {'image_id': 5, 'category_id': 7, 'bbox': [0, 0, 9, 9]}               | score",
                "no object                 | 17                                                                    | "
            })
    void aDetectionThatCannotBeUsedIsNamedByFileAndLine(String reason, String entry, String expected)
            throws IOException {
        CommandRun run = evaluate(TARGET, "[\n" + entry.replace('\'', '"') + "]");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("results.json:2: ")
                .contains(expected == null ? "" : expected)
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[", "[{]", "null", "{\"images\": []}", "{\"images\": 3}", "[[[", "\u0000"})
    void anUnusableGroundTruthIsWrongInputAndNeverACrash(String text) throws IOException {
        CommandRun run = evaluate(text, "[]");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("target.json").doesNotContain("\tat ");
    }

    @Test
    void aMissingFileIsNamed() {
        CommandRun run = CommandRun.of("eval", "--ground-truth", "no-such.json", "--detections", "neither.json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("no-such.json").doesNotContain("\tat ");
    }

    private CommandRun evaluate(String target, String results) throws IOException {
        Path targetFile = Files.writeString(folder.resolve("target.json"), target);
        Path resultFile = Files.writeString(folder.resolve("results.json"), results);
        return CommandRun.of("eval", "--ground-truth", targetFile.toString(), "--detections", resultFile.toString());
    }
}
