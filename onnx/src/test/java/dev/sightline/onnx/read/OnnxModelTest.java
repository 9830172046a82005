package dev.sightline.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.TinyNetwork;
import dev.sightline.onnx.proto.ModelContent;
import dev.sightline.onnx.proto.Tensors;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {

    private final OnnxModel model = TinyNetwork.model(ExportOptions.standard(), new Random(1));

    @Test
    void aFileReadsBackAsItWasWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("made/on/the/way/model.onnx");
        model.write(file);

        assertThat(OnnxModel.read(file).bytes()).isEqualTo(model.bytes());
        assertThat(OnnxModel.read(file).describe().bytes()).isEqualTo(Files.size(file));
    }

    @Test
    void aDescriptionStatesWhatTheFileHolds() {
        ModelDescription description = TinyNetwork.model(
                        ExportOptions.standard().withProducerVersion("1.2"), new Random(1))
                .describe();

        assertThat(description.producer()).isEqualTo("sightline 1.2");
        assertThat(description.irVersion()).isEqualTo(8);
        assertThat(description.opsets()).containsExactly(Map.entry("ai.onnx", 17L));
        assertThat(description.inputs()).hasToString("[image float32 [batch, 3, 16, 16]]");
        assertThat(description.outputs())
                .hasToString("[coarse float32 [batch, 5, 8, 8], fine float32 [batch, 5, 16, 16]]");
        assertThat(description.operators().entrySet())
                .startsWith(Map.entry("Conv", 4), Map.entry("Mul", 2), Map.entry("Sigmoid", 2), Map.entry("Slice", 2));
        // (3*9+1)*8 + (8*9+1)*8 + (8+1)*5 + (12+1)*5, and the four scales of the upsampling
        assertThat(description.parameters()).isEqualTo(224 + 584 + 45 + 65 + 4);
    }

    @Test
    void initialisersAreListedWithoutTheirNumbers() {
        assertThat(model.initialisers())
                .filteredOn(tensor -> tensor.shape().size() != 1)
                .containsExactly(
                        new Initialiser("stem.conv.weight", "float32", List.of(8L, 3L, 3L, 3L), 864, true),
                        new Initialiser("coarse.conv.weight", "float32", List.of(8L, 8L, 3L, 3L), 2304, true),
                        new Initialiser("head.0.weight", "float32", List.of(5L, 8L, 1L, 1L), 160, true),
                        new Initialiser("head.1.weight", "float32", List.of(5L, 12L, 1L, 1L), 240, true));
        assertThat(model.initialisers().stream()
                        .filter(Initialiser::learned)
                        .mapToLong(Initialiser::elements)
                        .sum())
                .isEqualTo(model.describe().parameters());
    }

    @Test
    void runningStatisticsWholeNumbersAndTextAreNotLearned() {
        GraphProto.Builder graph = model.content().proto().getGraph().toBuilder();
        graph.addInitializer(Tensors.floats("scale", new long[] {1}, 1))
                .addInitializer(Tensors.floats("bias", new long[] {1}, 0))
                .addInitializer(Tensors.floats("mean", new long[] {1}, 0))
                .addInitializer(Tensors.floats("variance", new long[] {1}, 1))
                .addInitializer(Tensors.longs("steps", 7, 8))
                .addInitializer(TensorProto.newBuilder()
                        .setName("words")
                        .setDataType(TensorProto.DataType.STRING_VALUE)
                        .addDims(2)
                        .addStringData(ByteString.copyFromUtf8("ab"))
                        .addStringData(ByteString.copyFromUtf8("cde")))
                .addNode(NodeProto.newBuilder()
                        .setOpType("BatchNormalization")
                        .addAllInput(List.of("image", "scale", "bias", "mean", "variance"))
                        .addOutput("normalised"));
        OnnxModel changed = OnnxModel.of(new ModelContent(
                model.content().proto().toBuilder().setGraph(graph).build(), "more"));

        List<Initialiser> added = changed.initialisers()
                .subList(model.initialisers().size(), changed.initialisers().size());

        assertThat(added)
                .containsExactly(
                        new Initialiser("scale", "float32", List.of(1L), 4, true),
                        new Initialiser("bias", "float32", List.of(1L), 4, true),
                        new Initialiser("mean", "float32", List.of(1L), 4, false),
                        new Initialiser("variance", "float32", List.of(1L), 4, false),
                        new Initialiser("steps", "int64", List.of(2L), 16, false),
                        new Initialiser("words", "string", List.of(2L), 5, false));
    }

    @Test
    void metadataIsReplacedAsAWhole() {
        OnnxModel named = model.withMetadata(Map.of("b", "2", "a", "1"));

        assertThat(named.metadata()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
        assertThat(OnnxModel.parse(named.bytes(), "copy").metadata()).isEqualTo(named.metadata());
        assertThat(named.withMetadata(Map.of("c", "字")).metadata()).containsExactly(Map.entry("c", "字"));
        assertThat(model.metadata()).isEmpty();
    }

    @Test
    void extraOutputsStandBehindItsOwn() {
        OnnxModel more = model.withExtraOutputs(List.of("stem/Silu_3", "fine"));

        assertThat(more.describe().outputs())
                .extracting(TensorDescription::name)
                .containsExactly("coarse", "fine", "stem/Silu_3");
    }

    @Test
    void anExtraOutputThatNothingMakesIsRefused() {
        assertThatThrownBy(() -> model.withExtraOutputs(List.of("stem/Silu_3", "stem/Silu_4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("makes no tensors [stem/Silu_4]");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("none.onnx");

        assertThatThrownBy(() -> OnnxModel.read(file))
                .isInstanceOf(OnnxException.class)
                .hasMessage(file + ": there is no such file");
    }

    @Test
    void aFolderIsNoModel(@TempDir Path folder) {
        assertThatThrownBy(() -> OnnxModel.read(folder))
                .isInstanceOf(OnnxException.class)
                .hasMessage(folder + ": it is a folder; a file is needed");
    }

    @Test
    void aTextIsNoModel() {
        byte[] text = "<html>not found</html>".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> OnnxModel.parse(text, "page.onnx"))
                .isInstanceOf(OnnxException.class)
                .hasMessageStartingWith("page.onnx: it is not an ONNX file");
    }

    @Test
    void nothingIsNoModel() {
        assertThatThrownBy(() -> OnnxModel.parse(new byte[0], "empty.onnx"))
                .isInstanceOf(OnnxException.class)
                .hasMessageContainingAll("empty.onnx", "ir_version", "opset_import", "no graph");
    }

    @Test
    void aTruncatedFileIsRefused() {
        byte[] bytes = model.bytes();

        assertThatThrownBy(() -> OnnxModel.parse(Arrays.copyOf(bytes, bytes.length - 100), "cut.onnx"))
                .isInstanceOf(OnnxException.class)
                .hasMessageStartingWith("cut.onnx: ");
    }

    @Test
    void foreignFilesAreDescribedToo() {
        ModelDescription yolox =
                OnnxModel.read(SharedData.path("data/models/yolox_nano.onnx")).describe();

        assertThat(yolox.inputs()).hasToString("[images float32 [1, 3, 416, 416]]");
        assertThat(yolox.opsets()).containsEntry("ai.onnx", 11L);
        assertThat(yolox.operators()).containsKey("Conv");
        assertThat(yolox.parameters()).isBetween(900_000L, 1_000_000L);
        assertThat(yolox.parameterType()).isEqualTo("float32");
        assertThat(yolox.isQuantized()).isFalse();
    }
}
