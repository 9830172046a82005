package dev.sightline.train.loop;

import dev.sightline.image.Picture;
import dev.sightline.image.PictureWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/** A YOLO dataset of small pictures, each with one bright square, and a recipe that trains on it in seconds. */
final class TinyData {

    private static final int SIDE = 64;

    private TinyData() {}

    static Path write(Path root, int pictures) throws IOException {
        Random random = new Random(11);
        for (String split : new String[] {"train", "val"}) {
            Files.createDirectories(root.resolve("images").resolve(split));
            Files.createDirectories(root.resolve("labels").resolve(split));
            for (int i = 0; i < pictures; i++) {
                writeOne(root, split, "p" + i, random);
            }
        }
        Files.writeString(root.resolve("data.yaml"), "train: images/train\nval: images/val\nnames: [square]\n");
        return root;
    }

    static Path recipe(Path folder, Path data, int epochs) throws IOException {
        return Files.writeString(folder.resolve("tiny.yaml"), """
                task: detect
                model: {family: yolov8, scale: tiny}
                input: {width: 64, height: 64}
                data: {root: '%s', threads: 2}
                augment:
                  - mosaic: {probability: 0.5, off-last-epochs: 1}
                  - random-affine: {translate: 0.1, scale: 0.3}
                  - horizontal-flip
                  - hsv
                train: {epochs: %d, batch: 4, seed: 3, threads: 2, precision: float32}
                """.formatted(data, epochs));
    }

    private static void writeOne(Path root, String split, String name, Random random) throws IOException {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        random.nextBytes(rgb);
        int side = 16 + random.nextInt(16);
        int x = random.nextInt(SIDE - side);
        int y = random.nextInt(SIDE - side);
        for (int row = y; row < y + side; row++) {
            Arrays.fill(rgb, (row * SIDE + x) * 3, (row * SIDE + x + side) * 3, (byte) 250);
        }
        PictureWriter.writePng(
                new Picture(SIDE, SIDE, rgb),
                root.resolve("images").resolve(split).resolve(name + ".png"));
        Files.writeString(
                root.resolve("labels").resolve(split).resolve(name + ".txt"),
                String.format(
                        Locale.ROOT,
                        "0 %f %f %f %f%n",
                        (x + side / 2.0) / SIDE,
                        (y + side / 2.0) / SIDE,
                        (double) side / SIDE,
                        (double) side / SIDE));
    }
}
