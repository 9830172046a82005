package dev.sightline.weights.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.testing.SharedData;
import dev.sightline.weights.pickle.PickleWriter;
import dev.sightline.weights.pickle.PickleWriter.TensorLayout;
import dev.sightline.weights.safetensors.CheckpointException;
import dev.sightline.weights.safetensors.Safetensors;
import dev.sightline.weights.safetensors.StoredTensor;
import dev.sightline.weights.safetensors.StoredType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StoredWeightsTest {

    /** The forms of {@code torch.save}. */
    private enum Form {
        STORED,
        DEFLATED,
        LEGACY;

        TorchFile file() {
            return switch (this) {
                case STORED -> TorchFile.zip();
                case DEFLATED -> TorchFile.zip().deflated();
                case LEGACY -> TorchFile.legacy();
            };
        }
    }

    @TempDir
    private Path folder;

    @Test
    void aPublishedCheckpointIsRead() {
        StoredWeights weights = StoredWeights.read(SharedData.path("data/models/cifar10_resnet20-12fca82f.th"));

        assertThat(weights.format()).isEqualTo(WeightsFormat.PYTORCH_LEGACY);
        assertThat(weights.place()).isEqualTo("state_dict");
        assertThat(weights.tensors()).hasSize(97);
        assertThat(weights.elements()).isEqualTo(271_098);
        assertThat(weights.parameters()).isEqualTo(269_722);
        assertThat(tensor(weights, "module.layer3.2.conv2.weight")).hasToString("F32 [64, 64, 3, 3]");
        assertThat(weights.others()).containsOnlyKeys("best_prec1");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void everyFormIsReadInTheOrderOfTheFile(Form form) throws IOException {
        TorchFile file = form.file().object(pickle -> pickle.raw("}("));
        file.tensor("b", List.of(2, 2), 1, 2, 3, 4).tensor("a", 5).object(pickle -> pickle.raw("u"));

        StoredWeights weights = StoredWeights.read(file.write(folder));

        assertThat(weights.format())
                .isEqualTo(form == Form.LEGACY ? WeightsFormat.PYTORCH_LEGACY : WeightsFormat.PYTORCH_ZIP);
        assertThat(weights.tensors().keySet()).containsExactly("b", "a");
        assertThat(tensor(weights, "b")).isEqualTo(StoredTensor.ofFloats(new long[] {2, 2}, 1, 2, 3, 4));
        assertThat(weights.bytes()).isEqualTo(20);
        assertThat(weights.types()).containsExactly(Map.entry("F32", 2));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void viewsOfOneStorageAreLaidOutRowByRow(Form form) throws IOException {
        TorchFile file = form.file().storage("0", TorchFile.bytes(0, 1, 2, 3, 4, 5));
        Consumer<PickleWriter> views = pickle -> {
            pickle.raw("}(").text("transposed").tensor(view(0, List.of(3, 2), List.of(1, 3)), file.isLegacy());
            pickle.text("every second").tensor(view(1, List.of(3), List.of(2)), file.isLegacy());
            pickle.text("repeated").tensor(view(4, List.of(2, 2), List.of(0, 1)), file.isLegacy());
            pickle.text("number").tensor(view(5, List.of(), List.of()), file.isLegacy());
            pickle.text("empty").tensor(view(0, List.of(0, 7), List.of(7, 1)), file.isLegacy());
            pickle.raw("u");
        };

        StoredWeights weights = StoredWeights.read(file.object(views).write(folder));

        assertThat(tensor(weights, "transposed").floats()).containsExactly(0, 3, 1, 4, 2, 5);
        assertThat(tensor(weights, "every second").floats()).containsExactly(1, 3, 5);
        assertThat(tensor(weights, "repeated").floats()).containsExactly(4, 5, 4, 5);
        assertThat(tensor(weights, "number").floats()).containsExactly(5);
        assertThat(tensor(weights, "empty").floats()).isEmpty();
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of("DoubleStorage", StoredType.F64),
                Arguments.of("FloatStorage", StoredType.F32),
                Arguments.of("HalfStorage", StoredType.F16),
                Arguments.of("BFloat16Storage", StoredType.BF16),
                Arguments.of("LongStorage", StoredType.I64),
                Arguments.of("IntStorage", StoredType.I32),
                Arguments.of("ShortStorage", StoredType.I16),
                Arguments.of("CharStorage", StoredType.I8),
                Arguments.of("ByteStorage", StoredType.U8),
                Arguments.of("BoolStorage", StoredType.BOOL));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyNumberFormatGoesToSafetensorsAndBack(String storage, StoredType type) throws IOException {
        byte[] content = new byte[type.bytes()];
        content[0] = 1;
        TensorLayout layout = new TensorLayout(storage, "0", 1, 0, List.of(1), List.of(1));
        Path file = TorchFile.zip()
                .storage("0", content)
                .object(pickle ->
                        pickle.raw("}").text("x").tensor(layout, false).raw("s"))
                .write(folder);
        Path converted = folder.resolve("converted.safetensors");

        StoredWeights read = StoredWeights.read(file);
        read.writeSafetensors(converted);

        assertThat(tensor(read, "x").type()).isEqualTo(type);
        assertThat(tensor(read, "x").data().get(0)).isEqualTo((byte) 1);
        assertThat(StoredWeights.read(converted).tensors()).isEqualTo(read.tensors());
        assertThat(StoredWeights.read(converted).format()).isEqualTo(WeightsFormat.SAFETENSORS);
    }

    @Test
    void tensorsUnderACustomaryKeyAreFoundAndTheRestIsListed() throws IOException {
        StoredWeights weights = StoredWeights.read(checkpoint());

        assertThat(weights.place()).isEqualTo("state_dict");
        assertThat(tensor(weights, "w").floats()).containsExactly(1);
        assertThat(weights.others())
                .containsExactly(
                        Map.entry("epoch", "3"),
                        Map.entry("best", "a tensor F32 [1]"),
                        Map.entry("ema", "a dict of 1"),
                        Map.entry("state_dict.note", "'text'"));
    }

    @Test
    void anotherPlaceCanBeAskedFor() throws IOException {
        StoredWeights weights = StoredWeights.read(checkpoint(), Optional.of("ema.module"));

        assertThat(tensor(weights, "w").floats()).containsExactly(2);
        assertThat(weights.others()).containsKeys("epoch", "state_dict");
    }

    @Test
    void aPlaceThatIsNotThereIsPredictedWithWhatIs() throws IOException {
        Path file = checkpoint();

        assertThatThrownBy(() -> StoredWeights.read(file, Optional.of("ema.model")))
                .hasMessageContaining("holds no tensors by name at 'ema.model'; 'ema' holds 'module': a dict of 1");
    }

    @Test
    void aSafetensorsFileIsNoOnnxFileHoweverLongItsHeader() throws IOException {
        Path file = folder.resolve("weights.safetensors");
        Map<String, StoredTensor> tensors = Map.of("a", StoredTensor.ofFloats(new long[] {1}, 1));
        boolean alike = false;
        for (int length = 150; length < 230; length++) {
            new Safetensors(tensors, Map.of("note", "x".repeat(length))).write(file);
            byte[] bytes = Files.readAllBytes(file);
            alike |= bytes[0] == 8 && bytes[1] == 1;
            assertThat(WeightsFormat.isOnnx(file)).isFalse();
            assertThat(WeightsFormat.of(file)).isEqualTo(WeightsFormat.SAFETENSORS);
        }
        assertThat(alike).as("a file that begins as ONNX files do").isTrue();
    }

    @Test
    void anOnnxFileIsKnownByItsFirstBytes() throws IOException {
        assertThat(WeightsFormat.isOnnx(Files.write(folder.resolve("m"), new byte[] {8, 9, 18, 0})))
                .isTrue();
        assertThat(WeightsFormat.isOnnx(Files.write(folder.resolve("e"), new byte[0])))
                .isFalse();
    }

    static Stream<Arguments> otherFiles() throws IOException {
        return Stream.of(
                Arguments.of("nothing", new byte[0], "is empty"),
                Arguments.of("gzip", new byte[] {0x1f, (byte) 0x8b, 8}, "compressed by gzip"),
                Arguments.of("a page", latin("<!DOCTYPE html>"), "perhaps of a failed download"),
                Arguments.of("HDF5", latin("\u0089HDF\r\n"), "HDF5"),
                Arguments.of("ONNX", new byte[] {8, 9, 18, 0}, "an ONNX file"),
                Arguments.of("tar", latin("x".repeat(257) + "ustar"), "a tar archive"),
                Arguments.of("something", new byte[] {1, 2}, "begins with the bytes 01 02"),
                Arguments.of("a zip without a pickle", TorchFile.emptyZip(), "a zip archive with no data.pkl"),
                Arguments.of("half a zip", latin("PK\3\4 and no more"), "the zip archive cannot be read"),
                Arguments.of("another pickle", PickleWriter.protocol(2).raw("N").stop(), "PyTorch's magic number"),
                Arguments.of(
                        "big-endian zip",
                        TorchFile.zip().byteOrder("big").stateDict(Map.of()).bytes(),
                        "byte order 'big'"),
                Arguments.of(
                        "big-endian legacy",
                        TorchFile.legacy().byteOrder("big").stateDict(Map.of()).bytes(),
                        "little-endian"),
                Arguments.of(
                        "no dict",
                        TorchFile.zip().object(pickle -> pickle.raw("]")).bytes(),
                        "holds a list of 0; a dict of tensors by name"),
                Arguments.of(
                        "a dict of no tensors",
                        TorchFile.zip()
                                .object(pickle -> pickle.raw("}").text("a").raw("Ns"))
                                .bytes(),
                        "the top holds 'a': None"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherFiles")
    void otherFilesAreRefusedInWords(String reason, byte[] content, String problem) throws IOException {
        Path file = Files.write(folder.resolve("x.pth"), content);

        assertThatThrownBy(() -> StoredWeights.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aStorageOfAnotherSizeThanDeclaredIsRefused(Form form) throws IOException {
        TorchFile file = form.file().storage("0", TorchFile.bytes(1, 2, 3));
        file.object(pickle -> pickle.raw("}")
                .text("x")
                .tensor(view(0, List.of(6), List.of(1)), file.isLegacy())
                .raw("s"));
        Path written = file.write(folder);

        assertThatThrownBy(() -> StoredWeights.read(written)).hasMessageContaining("the pickle declares 6");
    }

    @Test
    void aFewBytesCannotStandForGigabytes() throws IOException {
        TensorLayout repeated = new TensorLayout("FloatStorage", "0", 1, 0, List.of(1 << 28), List.of(0));
        Path file = TorchFile.zip()
                .storage("0", TorchFile.bytes(1))
                .object(pickle ->
                        pickle.raw("}").text("x").tensor(repeated, false).raw("s"))
                .write(folder);

        assertThatThrownBy(() -> StoredWeights.read(file))
                .hasMessageContaining("would take 1073741828 bytes; at most 20 times the file's size");
    }

    @Test
    void aSafetensorsFileHasNoPlacesInside() throws IOException {
        Path file = folder.resolve("a.safetensors");
        new Safetensors(Map.of("x", StoredTensor.ofFloats(new long[] {1}, 1)), Map.of()).write(file);

        assertThatThrownBy(() -> StoredWeights.read(file, Optional.of("model")))
                .hasMessageContaining("which has no places inside; received 'model'");
    }

    @Test
    void missingFilesAndFoldersAreNamed() {
        assertThatThrownBy(() -> StoredWeights.read(folder))
                .hasMessage(folder + ": is a folder; a file of weights is needed");
        assertThatThrownBy(() -> StoredWeights.read(folder.resolve("no.pth")))
                .hasMessageEndingWith("there is no such file");
    }

    private Path checkpoint() throws IOException {
        TorchFile file = TorchFile.legacy();
        file.object(pickle -> pickle.raw("}(").text("epoch").raw("K\3")).tensor("best", 9);
        file.object(pickle -> pickle.text("state_dict").raw("}(")).tensor("w", 1);
        file.object(pickle -> pickle.text("note")
                .text("text")
                .raw("u")
                .text("ema")
                .raw("}")
                .text("module")
                .raw("}("));
        file.tensor("w", 2).object(pickle -> pickle.raw("usu"));
        return file.write(folder);
    }

    private static TensorLayout view(int offset, List<Integer> shape, List<Integer> strides) {
        return new TensorLayout("FloatStorage", "0", 6, offset, shape, strides);
    }

    private static StoredTensor tensor(StoredWeights weights, String name) {
        return Objects.requireNonNull(weights.tensors().get(name), name);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
