package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.testing.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken bytes in any file give a dataset with problems or a {@link DatasetException}: nothing else, and no hang. */
@Timeout(120)
class ClassFuzzTest {

    private static final int ROUNDS = 400;

    @TempDir
    Path root;

    private void fuzz(Path file, long seed) throws IOException {
        byte[] good = Files.readAllBytes(file);
        Random random = SeededRandom.forTest("ClassFuzzTest", seed);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(file, mutated(good, random));
            try {
                read();
                read++;
            } catch (DatasetException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        // Both ways out were taken, so that both were tried.
        assertThat(read).isBetween(1, ROUNDS - 1);
        Files.write(file, good);
        assertThat(read().problems()).isEmpty();
    }

    private DatasetReading read() {
        return DatasetReader.read(DatasetSource.of(root, "train")
                .withNeeded(AnnotationKind.CLASS)
                .withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good.clone();
        if (random.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            int at = random.nextInt(bytes.length);
            int from = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(256) : bytes[from];
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"train_list.txt", "val_list.txt", "label_list.txt"})
    void lists(String file) throws IOException {
        new ClassFolder(root)
                .images("a b.png", "b.png", "c.png", "d/e.png")
                .text("train_list.txt", "a b.png 1\nb.png,0\n# c\n\"c.png\"\t1\nd/e.png 0\r\n")
                .text("val_list.txt", "b.png 1\n")
                .text("label_list.txt", "0 cat\n1 dog\n");
        fuzz(root.resolve(file), 51);
    }

    @Test
    void listsOfSeveralLabels() throws IOException {
        new ClassFolder(root)
                .images("a.png", "b.png", "c.png")
                .text("train.txt", "a.png\tcat,dog\nb.png\tdog\nc.png\n")
                .text("val.txt", "b.png\tcat\n");
        fuzz(root.resolve("train.txt"), 52);
    }

    @Test
    void listsInJson() throws IOException {
        new ClassFolder(root)
                .images("a.png", "b.png")
                .text("train.json", "{\"a.png\": [\"cat\", \"dog\"],\n \"b.png\": [\"dog\"]}")
                .text("val.json", "{\"b.png\": \"cat\"}");
        fuzz(root.resolve("train.json"), 54);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[1, 0, 1]", "{\"names\": [\"cat\", \"dog\"], \"size\": [2, 2], \"labels\": [1, \"cat\", 1]}"})
    void packedLabels(String labels) throws IOException {
        new ClassFolder(root).packed(3, 4).text("labels.json", labels);
        fuzz(root.resolve("labels.json"), 53);
    }
}
