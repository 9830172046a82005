package dev.sightline.train.loop;

import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * A job of each kind that trains in seconds: small drawn images and a recipe. What must hold for every kind of training
 * is tested once, over these.
 */
enum TinyTask {

    /** One bright square in each image, in YOLO's notation. */
    DETECTION {
        @Override
        void write(Path root, String split, int number, Random random) throws IOException {
            int side = 16 + random.nextInt(16);
            int x = random.nextInt(SIDE - side);
            int y = random.nextInt(SIDE - side);
            byte[] rgb = noise(random);
            fill(rgb, x, y, side);
            image(rgb, root.resolve("images").resolve(split).resolve("p" + number + ".png"));
            Path label = root.resolve("labels").resolve(split).resolve("p" + number + ".txt");
            Files.createDirectories(label.getParent());
            Files.writeString(
                    label,
                    String.format(
                            Locale.ROOT,
                            "0 %f %f %f %f%n",
                            (x + side / 2.0) / SIDE,
                            (y + side / 2.0) / SIDE,
                            (double) side / SIDE,
                            (double) side / SIDE));
            Files.writeString(root.resolve("data.yaml"), "train: images/train\nval: images/val\nnames: [square]\n");
        }

        @Override
        String head() {
            return "model.22";
        }

        @Override
        String stages() {
            return "freeze: [{model.22: {until-epoch: 0}}, {'**': {until-epoch: 2}}]";
        }

        @Override
        String recipe() {
            return """
                    task: detect
                    model: {family: yolov8, scale: tiny}
                    input: {width: 64, height: 64}
                    augment:
                      - mosaic: {probability: 0.5, off-last-epochs: 1}
                      - random-affine: {translate: 0.1, scale: 0.3}
                      - horizontal-flip
                      - hsv
                    """;
        }
    },

    /** A bright square in the left or the right half, a folder for each. */
    CLASSIFICATION {
        @Override
        void write(Path root, String split, int number, Random random) throws IOException {
            boolean right = number % 2 == 1;
            int side = 12 + random.nextInt(12);
            byte[] rgb = noise(random);
            fill(rgb, random.nextInt(SIDE / 2 - side) + (right ? SIDE / 2 : 0), random.nextInt(SIDE - side), side);
            image(rgb, root.resolve(split).resolve(right ? "right" : "left").resolve("p" + number + ".png"));
        }

        @Override
        String head() {
            return "fc";
        }

        @Override
        String stages() {
            return "freeze: [{fc: {until-epoch: 0}}, {'**': {until-epoch: 2}}],"
                    + " sizes: [{until-epoch: 1, size: 32}, {until-epoch: 3, size: 48}]";
        }

        @Override
        String recipe() {
            return """
                    task: classify
                    model: {family: pp-lcnet, variant: x0_25}
                    input: {resize: {rule: stretch, width: 64, height: 64}}
                    augment:
                      - random-resized-crop: {min-area: 0.5}
                      - color-jitter: {brightness: 0.2}
                      - random-erasing
                      - mixup: {off-last-epochs: 1}
                    """;
        }
    };

    static final int SIDE = 64;

    /** Draws one image of a split, with what it shows. */
    abstract void write(Path root, String split, int number, Random random) throws IOException;

    /** The path that the parameters of the last layers lie under. */
    abstract String head();

    /** Settings of {@code train} that change what is trained from epoch to epoch: the body is frozen for two. */
    abstract String stages();

    /** What is this task's own in a recipe. */
    abstract String recipe();

    /** Draws as many images for {@code train} as for {@code val}. */
    Path data(Path root, int images) throws IOException {
        Random random = new Random(11);
        for (String split : new String[] {"train", "val"}) {
            for (int number = 0; number < images; number++) {
                write(root, split, number, random);
            }
        }
        return root;
    }

    /** A recipe for data drawn by {@link #data}. */
    Path recipe(Path file, Path data, int epochs) throws IOException {
        return recipe(file, data, epochs, "load-policy: strict");
    }

    /** The same with more settings of {@code train}. */
    Path recipe(Path file, Path data, int epochs, String settings) throws IOException {
        return Files.writeString(file, recipe() + """
                data: {root: '%s', threads: 2}
                train: {epochs: %d, batch: 4, seed: 3, threads: 2, precision: float32, %s}
                """.formatted(data, epochs, settings));
    }

    private static byte[] noise(Random random) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        random.nextBytes(rgb);
        return rgb;
    }

    private static void fill(byte[] rgb, int x, int y, int side) {
        for (int row = y; row < y + side; row++) {
            Arrays.fill(rgb, (row * SIDE + x) * 3, (row * SIDE + x + side) * 3, (byte) 250);
        }
    }

    private static void image(byte[] rgb, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        ImageWriter.writePng(new Image(SIDE, SIDE, rgb), file);
    }
}
