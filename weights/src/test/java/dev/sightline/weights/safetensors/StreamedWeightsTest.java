package dev.sightline.weights.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.nn.StoredArray;
import dev.sightline.nn.StreamedArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedWeightsTest {

    private static final Map<String, String> FACTS = Map.of("format", "pt");

    @TempDir
    Path work;

    private static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i * 0.37f - 5;
        }
        return numbers;
    }

    @Test
    void piecesGiveTheSameBytesAsAWholeArray() throws IOException {
        float[] large = numbers(StreamedArray.PIECE * 2 + 17);
        float[] single = {3};
        Path streamed = work.resolve("streamed.safetensors");
        WeightFiles.write(
                streamed,
                Map.of(
                        "b.large",
                        new StoredArray(List.of(large.length), large),
                        "a",
                        new StoredArray(List.of(), single)),
                FACTS);
        Path whole = work.resolve("whole.safetensors");
        new Safetensors(
                        Map.of(
                                "b.large",
                                StoredTensor.ofFloats(new long[] {large.length}, large),
                                "a",
                                StoredTensor.ofFloats(new long[0], single)),
                        FACTS)
                .write(whole);

        assertThat(streamed).hasSameBinaryContentAs(whole);
        try (SafetensorsFile open = SafetensorsFile.open(streamed)) {
            assertThat(Arrays.equals(open.streamed("b.large").values(), large)).isTrue();
            assertThat(WeightFiles.part(open, "b.")).containsOnlyKeys("large");
        }
    }

    @Test
    void aDiskThatFillsUpWhileWritingLeavesTheOldFile() throws IOException {
        Path file = work.resolve("latest.safetensors");
        WeightFiles.write(file, Map.of("a", new StoredArray(List.of(4), numbers(4))), FACTS);
        byte[] before = Files.readAllBytes(file);
        StreamedArray failing = new StreamedArray() {
            @Override
            public List<Integer> shape() {
                return List.of(8);
            }

            @Override
            public void pieces(Receiver receiver) throws IOException {
                receiver.take(numbers(4), 4);
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> WeightFiles.write(file, Map.of("a", failing), FACTS))
                .hasMessageContaining("No space left on device");

        assertThat(file).hasBinaryContent(before);
        assertThat(work).isDirectoryNotContaining("glob:**.partial");
    }
}
