package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.coco.CocoGroundTruth;
import dev.sightline.data.coco.CocoResults;
import dev.sightline.testing.SeededRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Broken bytes in any annotation file give a dataset with problems or a {@link DatasetException}: nothing else, and no
 * hang.
 */
@Timeout(120)
class FuzzTest {

    private static final int ROUNDS = 250;

    @TempDir
    Path root;

    private void fuzz(Path file, long seed, Runnable reading) throws IOException {
        byte[] good = Files.readAllBytes(file);
        Random random = SeededRandom.forTest("FuzzTest", seed);
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(file, mutated(good, random));
            try {
                reading.run();
            } catch (DatasetException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        Files.write(file, good);
        reading.run();
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
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = bytes[from];
                default ->
                    System.arraycopy(
                            bytes, from, bytes, at, Math.min(bytes.length - Math.max(at, from), random.nextInt(20)));
            }
        }
        return bytes;
    }

    private void read(DatasetFormat format) {
        DatasetReader.read(
                DatasetSource.of(root, "train").withFormat(format).withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Annotations/b.xml", "ImageSets/Main/train.txt"})
    void voc(String file) throws IOException {
        new Folder(root)
                .voc("a", Folder.vocObject("cat", 1, 2, 30, 40))
                .voc(
                        "b",
                        Folder.vocObject("cat", 1, 2, 30, 40),
                        Folder.vocObject("dog & co".replace("&", "&amp;"), 1.5, 2, 30, 40))
                .image("JPEGImages/a.png", 100, 80)
                .image("JPEGImages/b.png", 100, 80)
                .text("ImageSets/Main/train.txt", "a\nb\n")
                .text("ImageSets/Main/val.txt", "a\n");
        fuzz(root.resolve(file), 41, () -> read(DatasetFormat.VOC));
    }

    @Test
    void coco() throws IOException {
        new Folder(root)
                .text("annotations/val.json", "{}")
                .coco(
                        "{\"id\": 1, \"file_name\": \"a.png\", \"width\": 100, \"height\": 80}",
                        "{\"id\": 1, \"image_id\": 1, \"category_id\": 3, \"bbox\": [1, 2, 3.5, 4e0], \"area\": 4, \"segmentation\": [[1]]}",
                        "{\"id\": 3, \"name\": \"cat\", \"supercategory\": null}")
                .image("images/a.png", 100, 80);
        fuzz(root.resolve("annotations/train.json"), 42, () -> read(DatasetFormat.COCO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels/train/a.txt", "data.yaml", "list.txt"})
    void yolo(String file) throws IOException {
        new Folder(root)
                .text(
                        "data.yaml",
                        "path: .\ntrain: [images/train, list.txt]\nval: images/val\nnames:\n  0: cat\n  1: 'dog'\n")
                .text("list.txt", "images/more/c.png\n./images/more/c.png\n")
                .text("labels/train/a.txt", "0 .5 .5 .2 .2\n1 0.1 0.1 1e-1 0.05\n0 .1 .1 .2 .2 .3 .1\n")
                .image("images/train/a.png", 100, 80)
                .image("images/more/c.png", 100, 80)
                .image("images/val/b.png", 100, 80);
        fuzz(root.resolve(file), 43, () -> read(DatasetFormat.YOLO));
    }

    @Test
    void cocoResults() throws IOException {
        Path target = root.resolve("target.json");
        Path results = root.resolve("results.json");
        Files.writeString(
                target,
                "{\"images\": [{\"id\": 1, \"file_name\": \"a\"}], \"categories\": [{\"id\": 1, \"name\": \"cat\"}],"
                        + " \"annotations\": [{\"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 3, 4], \"area\": 12, \"iscrowd\": 0}]}",
                StandardCharsets.UTF_8);
        Files.writeString(
                results, "[{\"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 3, 4.5], \"score\": 0.25}]");
        fuzz(results, 44, () -> CocoResults.read(results, CocoGroundTruth.read(target)));
        fuzz(target, 45, () -> CocoResults.read(results, CocoGroundTruth.read(target)));
    }
}
