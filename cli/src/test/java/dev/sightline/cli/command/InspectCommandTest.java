package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.cli.CommandRun;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.onnx.write.Weights;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

    @TempDir
    private Path folder;

    @Test
    void theTableListsInputsOutputsOperatorsAndMetadata() throws IOException {
        CommandRun run = CommandRun.of("inspect", model().toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("56 parameters", "written by sightline 7", "operator sets ai.onnx 17")
                .containsPattern("input +image +float32 +\\[batch, 3, 8, 8]")
                .containsPattern("output +map +float32 +\\[batch, 2, 8, 8]")
                .containsPattern("Conv +1")
                .contains("sightline.contract:\n  {\n    \"labels\" : [ \"a\", \"b\" ]\n  }")
                .contains("note:\n  plain words");
    }

    @Test
    void jsonHoldsTheContractAsJson() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(CommandRun.of("inspect", model().toString(), "--json").out());

        assertThat(document.get("inputs").get(0).get("shape")).hasToString("[\"batch\",3,8,8]");
        assertThat(document.get("operators")).hasToString("{\"Conv\":1}");
        assertThat(document.get("metadata").get("sightline.contract").get("labels"))
                .hasToString("[\"a\",\"b\"]");
        assertThat(document.get("metadata").get("note").asText()).isEqualTo("plain words");
    }

    @Test
    void foreignFilesAreInspectedToo() throws IOException {
        for (String name : new String[] {"yolox_nano.onnx", "mobilenet_v2_1.0_224.onnx"}) {
            Path file = SharedData.path("data/models/" + name);
            CommandRun run = CommandRun.of("inspect", file.toString(), "--json");

            assertThat(new ObjectMapper().readTree(run.out()).get("bytes").asLong())
                    .isEqualTo(Files.size(file));
        }
    }

    @Test
    void aFileThatIsNoModelIsAWrongInput() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.onnx"), "not a model");
        CommandRun run = CommandRun.of("inspect", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).startsWith("sightline inspect: " + file + ": ").doesNotContain("\tat ");
    }

    private Path model() throws IOException {
        GraphBuilder net = new GraphBuilder();
        net.output("map", net.conv("conv", net.input("image", Shape.of(1, 3, 8, 8)), ConvOptions.of(2, 3)));
        Weights weights = Weights.of(Map.of("conv.weight", new float[54], "conv.bias", new float[2]));
        Path file = folder.resolve("model.onnx");
        OnnxWriter.write(net.build(), weights, ExportOptions.standard().withProducerVersion("7"))
                .withMetadata(Map.of("sightline.contract", "{\"labels\":[\"a\",\"b\"]}", "note", "plain words"))
                .write(file);
        return file;
    }
}
