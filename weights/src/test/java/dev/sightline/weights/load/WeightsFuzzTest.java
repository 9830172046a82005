package dev.sightline.weights.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.testing.SeededRandom;
import dev.sightline.weights.safetensors.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsFuzzTest {

    private static final int FILES = 3000;
    private static final String OPCODES = "(.0N}])hqrRQtusbecXJ\u0085\u0086\u0087";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void brokenCheckpointsAreReadOrRefusedInWords(boolean legacy) throws IOException {
        Random random = SeededRandom.forTest("broken checkpoints", legacy ? 11 : 12);
        TorchFile whole = legacy ? TorchFile.legacy() : TorchFile.zip();
        byte[] original = whole.stateDict(Map.of("conv.weight", new float[] {1, 2, 3}, "fc.bias", new float[] {4}))
                .bytes();
        Path file = folder.resolve("broken.pth");
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            Files.write(file, broken(original, random));
            try {
                StoredWeights.read(file);
            } catch (CheckpointException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
                refused++;
            }
        }

        assertThat(refused).as("files refused").isBetween(FILES / 4, FILES - 1);
    }

    private static byte[] broken(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte)
                    (random.nextBoolean() ? random.nextInt(256) : OPCODES.charAt(random.nextInt(OPCODES.length())));
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
