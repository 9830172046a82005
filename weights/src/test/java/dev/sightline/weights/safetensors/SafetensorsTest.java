package dev.sightline.weights.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.testing.SeededRandom;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

    @TempDir
    Path folder;

    private static Safetensors sample() {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        tensors.put("stem.conv.weight", StoredTensor.ofFloats(new long[] {2, 3}, 1, -2, 3.5f, 0, -0f, Float.NaN));
        tensors.put("random.state", StoredTensor.ofBytes((byte) 1, (byte) -1, (byte) 7));
        tensors.put("steps", StoredTensor.ofLongs(new long[0], 1L << 40));
        tensors.put("ema.decay", StoredTensor.ofDoubles(new long[] {1}, 0.9999));
        tensors.put("empty", StoredTensor.ofFloats(new long[] {0, 4}));
        return new Safetensors(tensors, Map.of("epoch", "3", "名", "\"quoted\""));
    }

    private static StoredTensor tensor(Safetensors file, String name) {
        return Objects.requireNonNull(file.tensors().get(name), name);
    }

    private Path file(String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        return Files.write(folder.resolve("model.safetensors"), bytes.array());
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Path file = folder.resolve("checkpoints/latest.safetensors");
        sample().write(file);
        Safetensors read = Safetensors.read(file);
        assertThat(read).isEqualTo(sample());
        assertThat(tensor(read, "steps").longs()).containsExactly(1L << 40);
        assertThat(tensor(read, "random.state").longs()).containsExactly(1, 255, 7);
        assertThat(tensor(read, "ema.decay").floats()).containsExactly(0.9999f);
    }

    @Test
    void equalContentGivesEqualBytesWhateverTheOrder() throws IOException {
        Map<String, StoredTensor> reversed = new LinkedHashMap<>();
        sample().tensors().entrySet().stream()
                .sorted(Map.Entry.<String, StoredTensor>comparingByKey().reversed())
                .forEach(entry -> reversed.put(entry.getKey(), entry.getValue()));
        sample().write(folder.resolve("a"));
        new Safetensors(reversed, sample().metadata()).write(folder.resolve("b"));
        assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
    }

    @Test
    void everyTensorBeginsAtAMultipleOfItsElement() throws IOException {
        Path file = folder.resolve("a");
        sample().write(file);
        long headerLength = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        assertThat(headerLength % 8).isZero();
        Header.of(Header.ordered(sample().tensors()), Map.of())
                .entries()
                .values()
                .forEach(entry -> assertThat(entry.begin() % entry.type().bytes())
                        .as(entry.name())
                        .isZero());
    }

    @Test
    void halfPrecisionFormatsAreWidenedExactly() throws IOException {
        short[] bits = {
            0, (short) 0x8000, 0x3c00, (short) 0xc000, 0x0001, 0x03ff, 0x7bff, 0x7c00, (short) 0xfc00, 0x3555
        };
        ByteBuffer data = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
        for (short bit : bits) {
            data.putShort(bit);
        }
        data.flip();
        long[] shape = {bits.length};
        assertThat(new StoredTensor(StoredType.F16, shape, data).floats())
                .containsExactly(
                        0f,
                        -0f,
                        1f,
                        -2f,
                        0x1p-24f,
                        0x3ffp-24f,
                        65504f,
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY,
                        0x555p-12f);
        float[] upperHalves = new StoredTensor(StoredType.BF16, shape, data).floats();
        assertThat(upperHalves[2]).isEqualTo(Float.intBitsToFloat(0x3c000000));
        assertThat(upperHalves[3]).isEqualTo(-2f);
    }

    @Test
    void aNumberFormatIsReadOnlyAsWhatItIs() {
        assertThatThrownBy(() -> StoredTensor.ofLongs(new long[] {1}, 1).floats())
                .hasMessage("F64, F32, F16 or BF16 was expected, the tensor is I64");
        assertThatThrownBy(() -> StoredTensor.ofFloats(new long[] {1}, 1).longs())
                .hasMessage("a whole-number format was expected, the tensor is F32");
        assertThatThrownBy(() -> StoredTensor.ofFloats(new long[] {2, 2}, 1))
                .hasMessage("a tensor F32 [2, 2] takes 16 bytes, received 4");
    }

    @Test
    void singleTensorsAreReadFromAnOpenFile() throws IOException {
        Path file = folder.resolve("a");
        sample().write(file);
        try (SafetensorsFile open = SafetensorsFile.open(file)) {
            assertThat(open.names()).containsExactly("ema.decay", "steps", "empty", "stem.conv.weight", "random.state");
            assertThat(open.shape("stem.conv.weight")).containsExactly(2, 3);
            assertThat(open.type("random.state")).isEqualTo(StoredType.U8);
            assertThat(open.metadata()).containsEntry("epoch", "3");
            assertThatThrownBy(() -> open.tensor("head.weight"))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessage(file + ": holds no tensor 'head.weight'");
        }
    }

    @Test
    void tensorsBehindTwoGibibytesAreReached() throws IOException {
        long large = 3L << 30;
        String header = """
                {"big":{"dtype":"U8","shape":[%d],"data_offsets":[0,%d]},\
                "last":{"dtype":"F32","shape":[1],"data_offsets":[%d,%d]}}""".formatted(large, large, large, large + 4);
        Path file = file(header, 0);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.seek(8 + header.length() + large);
            sparse.writeInt(Integer.reverseBytes(Float.floatToIntBits(2.5f)));
        }
        try (SafetensorsFile open = SafetensorsFile.open(file)) {
            assertThat(open.tensor("last").floats()).containsExactly(2.5f);
            assertThatThrownBy(() -> open.tensor("big"))
                    .hasMessage(file + ": the tensor 'big' has 3221225472 bytes; at most 2 GiB are accepted");
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                     | the header should be a JSON object, found START_ARRAY",
                "{\"a\":1}                              | 'a' should be a JSON object, found VALUE_NUMBER_INT",
                "{\"a\":{}}                             | the tensor 'a' needs dtype, shape and two data_offsets",
                "{} {}                                  | the header goes on after its closing brace",
                "{\"a\":{\"x\":1}}                      | the tensor 'a' has an unknown field 'x'",
                "{\"__metadata__\":{\"a\":1}}           | the metadata 'a' should be a text, found VALUE_NUMBER_INT",
                "{\"a\"                                 | the header is not the JSON of a safetensors file",
                "{}                                     | the tensors take 0 bytes, the file holds 8: something follows them",
                "{\"a\":{\"dtype\":\"F8\",\"shape\":[2],\"data_offsets\":[0,8]}}   | the tensor 'a' has the dtype F8; accepted"
                        + " are [F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}  | the tensor 'a', F32 [3], takes 12 bytes,"
                        + " its data_offsets are [0, 8]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}  | the tensor 'a', F32 [2], takes 8 bytes,"
                        + " its data_offsets are [8, 0]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,8]}} | the shape of 'a' holds -1; numbers from"
                        + " 0 are accepted",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[9000000000,9000000000],\"data_offsets\":[0,8]}} | the tensor 'a': the"
                        + " shape is too large: [9000000000, 9000000000]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}} | the tensors take 16 bytes, the file"
                        + " holds 8: it was cut off",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"U8\",\"shape\":[4],"
                        + "\"data_offsets\":[4,8]}} | the tensor 'b' begins at byte 4, inside the one before it, which ends"
                        + " at byte 8",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[4,8]}}   | the tensor 'a' begins at byte 4, behind"
                        + " a gap at byte 0",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"U8\",\"shape\":[8],"
                        + "\"data_offsets\":[0,8]}} | Duplicate field 'a'",
            })
    void aDamagedHeaderIsNamed(String header, String message) throws IOException {
        Path file = file(header, 8);
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void filesThatAreNoSafetensorsAreNamed() throws IOException {
        Path missing = folder.resolve("missing");
        Path tiny = Files.write(folder.resolve("tiny"), new byte[7]);
        Path text = Files.writeString(folder.resolve("text"), "this is not a checkpoint");
        assertThatThrownBy(() -> Safetensors.read(missing)).hasMessage(missing + ": there is no such file");
        assertThatThrownBy(() -> Safetensors.read(tiny))
                .hasMessage(tiny + ": a safetensors file has at least 8 bytes, this one has 7");
        assertThatThrownBy(() -> Safetensors.read(text))
                .hasMessageContaining("not a safetensors file, or cut off: its header would take 2338328219631577204"
                        + " bytes of 16; at most 100000000 are accepted");
        assertThatThrownBy(() -> Safetensors.read(folder)).isInstanceOf(CheckpointException.class);
    }

    @Test
    void aTensorCannotTakeTheNameOfTheMetadata() {
        assertThatThrownBy(() -> new Safetensors(Map.of("__metadata__", StoredTensor.ofBytes()), Map.of()))
                .hasMessage("a tensor cannot be named __metadata__");
    }

    @Test
    void mutatedFilesAreReadOrRefusedInWords() throws IOException {
        Random random = SeededRandom.forTest("mutated safetensors", 7);
        Path file = folder.resolve("a");
        sample().write(file);
        byte[] original = Files.readAllBytes(file);
        int headerEnd =
                (int) ByteBuffer.wrap(original).order(ByteOrder.LITTLE_ENDIAN).getLong() + 8;
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = original.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                // Rarely in the length, mostly in the JSON.
                int at = random.nextInt(20) == 0 ? random.nextInt(8) : 8 + random.nextInt(headerEnd - 8);
                bytes[at] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : "{}[],:\"0919".charAt(random.nextInt(11)));
            }
            Files.write(file, random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
            try {
                Safetensors.read(file);
            } catch (CheckpointException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
                refused++;
            }
        }
        assertThat(refused).as("files refused").isBetween(1000, 1999);
    }
}
