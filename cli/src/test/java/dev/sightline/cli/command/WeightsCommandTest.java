package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.cli.CommandRun;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.onnx.write.Weights;
import dev.sightline.testing.SharedData;
import dev.sightline.weights.safetensors.WeightFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsCommandTest {

    @TempDir
    private Path folder;

    @Test
    void jsonListsWhatALegacyCheckpointHolds() throws IOException {
        Path file = SharedData.path("data/models/cifar10_resnet20-12fca82f.th");

        JsonNode document = new ObjectMapper()
                .readTree(CommandRun.of("weights", "inspect", file.toString(), "--json")
                        .out());

        assertThat(document.get("format").asText()).isEqualTo("PyTorch legacy");
        assertThat(document.get("place").asText()).isEqualTo("state_dict");
        assertThat(document.get("tensors").asInt()).isEqualTo(97);
        assertThat(document.get("numbers").asInt()).isEqualTo(271_098);
        assertThat(document.get("parameters").asInt()).isEqualTo(269_722);
        assertThat(document.get("bytes").asInt()).isEqualTo(4 * 271_098);
        assertThat(document.get("dtypes")).hasToString("{\"F32\":97}");
        assertThat(document.get("entries").get(0))
                .hasToString("{\"name\":\"module.conv1.weight\",\"dtype\":\"F32\",\"shape\":[16,3,3,3]}");
        assertThat(document.get("others")).hasToString("{\"best_prec1\":\"91.78000183105469\"}");
        assertThat(document.has("load-report")).isFalse();
    }

    @Test
    void jsonListsTheInitialisersOfAnOnnxFile() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(CommandRun.of("weights", "inspect", model().toString(), "--json")
                        .out());

        assertThat(document.get("format").asText()).isEqualTo("ONNX");
        assertThat(document.get("place").asText()).isEmpty();
        assertThat(document.get("tensors").asInt()).isEqualTo(2);
        assertThat(document.get("numbers").asInt()).isEqualTo(56);
        assertThat(document.get("parameters").asInt()).isEqualTo(56);
        assertThat(document.get("bytes").asInt()).isEqualTo(4 * 56);
        assertThat(document.get("dtypes")).hasToString("{\"float32\":2}");
        assertThat(document.get("entries"))
                .hasToString("[{\"name\":\"map.weight\",\"dtype\":\"float32\",\"shape\":[2,3,3,3]},"
                        + "{\"name\":\"map.bias\",\"dtype\":\"float32\",\"shape\":[2]}]");
        assertThat(document.get("others")).hasToString("{\"note\":\"by hand\"}");
    }

    @Test
    void aForeignOnnxFileIsListedInATable() {
        Path file = SharedData.path("data/models/mobilenet_v2_1.0_224.onnx");

        CommandRun run = CommandRun.of("weights", "inspect", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("ONNX, ")
                .containsPattern("conv52\\.weight +float32 +\\[1001, 1280, 1, 1]")
                .containsPattern("six +float32 +\\[]");
    }

    @Test
    void howAnOnnxFileFitsANetworkIsNotReported() throws IOException {
        CommandRun run = CommandRun.of(
                "weights", "inspect", model().toString(), "--family", "yolov8", "--variant", "n", "--classes", "2");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("is an ONNX file, whose tensors are only listed: --family is for safetensors");
    }

    @Test
    void anOnnxFileIsNotConverted() throws IOException {
        CommandRun run = CommandRun.of(
                "weights",
                "convert",
                model().toString(),
                "--out",
                folder.resolve("new.safetensors").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("an ONNX file, by its first bytes");
    }

    @Test
    void aConvertedCheckpointHoldsTheSameTensors() throws IOException {
        Path file = SharedData.path("data/models/cifar10_resnet20-12fca82f.th");
        Path out = folder.resolve("resnet20.safetensors");

        CommandRun run = CommandRun.of("weights", "convert", file.toString(), "--out", out.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("97 tensors under 'state_dict'", "left out: best_prec1");
        assertThat(WeightFiles.read(out)).hasSize(97).containsKey("module.linear.bias");
    }

    @Test
    void theReportOnANetworkFollowsTheTable() throws IOException {
        CommandRun run = CommandRun.of(
                "weights", "inspect", twoTensors(), "--family", "yolov8", "--variant", "n", "--classes", "2");

        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .containsPattern("model\\.0\\.conv\\.weight +F32 +\\[16, 3, 3, 3]")
                .contains("1 tensors matched, 0 of them renamed", "1 unexpected")
                .contains("model.1.conv.weight is missing")
                .contains("a?[2J is not a parameter of the network")
                .doesNotContain("\u001b");
    }

    @Test
    void jsonHoldsTheReport() throws IOException {
        JsonNode report = new ObjectMapper()
                .readTree(CommandRun.of(
                                "weights",
                                "inspect",
                                twoTensors(),
                                "--family",
                                "yolov8",
                                "--variant",
                                "n",
                                "--classes",
                                "2",
                                "--rename",
                                "a=model.1.",
                                "--json")
                        .out())
                .get("load-report");

        assertThat(report.get("complete").asBoolean()).isFalse();
        assertThat(report.get("matched").asInt()).isEqualTo(1);
        assertThat(report.get("unexpected")).hasToString("[\"a\\u001B[2J\"]");
    }

    @Test
    void aFileThatAsksForCodeIsRefused() throws IOException {
        Path file = Files.writeString(
                folder.resolve("model.pth"), "\u0080\u0002cos\nsystem\n.", StandardCharsets.ISO_8859_1);

        CommandRun run = CommandRun.of("weights", "inspect", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("refused: the file asks for 'os.system'").doesNotContain("\tat ");
    }

    @Test
    void anExistingFileIsNotReplaced() throws IOException {
        String file = twoTensors();

        CommandRun run = CommandRun.of("weights", "convert", file, "--out", file);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
    }

    @Test
    void aRenameRuleWithoutAnEqualsSignIsRefused() throws IOException {
        CommandRun run = CommandRun.of(
                "weights",
                "inspect",
                twoTensors(),
                "--family",
                "yolov8",
                "--variant",
                "n",
                "--classes",
                "2",
                "--rename",
                "module.");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("a rename rule is FROM=TO");
    }

    private Path model() throws IOException {
        GraphBuilder net = new GraphBuilder();
        net.output("map", net.conv("map", net.input("image", Shape.of(1, 3, 8, 8)), ConvOptions.of(2, 3)));
        Path file = folder.resolve("model.onnx");
        Weights zeros = Weights.of(Map.of("map.weight", new float[54], "map.bias", new float[2]));
        OnnxWriter.write(net.build(), zeros, ExportOptions.standard())
                .withMetadata(Map.of("note", "by hand"))
                .write(file);
        return file;
    }

    private String twoTensors() throws IOException {
        Path file = folder.resolve("two.safetensors");
        WeightFiles.write(
                file,
                Map.of(
                        "model.0.conv.weight", new StoredArray(List.of(16, 3, 3, 3), new float[432]),
                        "a\u001b[2J", new StoredArray(List.of(1), new float[1])),
                Map.of());
        return file.toString();
    }
}
