package dev.sightline.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.geometry.Box;
import dev.sightline.data.Sample;
import dev.sightline.data.geometry.HorizontalFlip;
import dev.sightline.data.geometry.PaddedCrop;
import dev.sightline.data.geometry.RandomAffine;
import dev.sightline.data.geometry.RandomCrop;
import dev.sightline.data.geometry.RandomResizedCrop;
import dev.sightline.data.geometry.ShortSideCrop;
import dev.sightline.data.geometry.VerticalFlip;
import dev.sightline.data.mixing.Mosaic;
import dev.sightline.data.photometry.Blur;
import dev.sightline.image.Image;
import dev.sightline.testing.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Boxes are compared with brute force: where the pixels of one object really land. */
class BoxesFollowPixelsTest {

    private static final int CANVAS = 96;
    private static final int ROUNDS = 60;
    /** Interpolation smears an edge over one pixel of the source, which a growth of 1.5 makes 1.5 of the canvas. */
    private static final double TOLERANCE = 1.5;

    record Case(String name, List<Augmentation> augmentations) {
        Case(String name, Augmentation... augmentations) {
            this(name, List.of(augmentations));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> everyGeometry() {
        RandomAffine affine = new RandomAffine(25, .1, .4, 8);
        return Stream.of(
                new Case("none"),
                new Case("horizontal flip", new HorizontalFlip(.5)),
                new Case("vertical flip", new VerticalFlip(.5)),
                new Case("affine", affine),
                new Case("crop", new RandomCrop(1, .4, 1.5)),
                new Case("resized crop", new RandomResizedCrop(.4, 1, .75, 4 / 3.0)),
                new Case("short side crop", new ShortSideCrop(1, 1.2)),
                new Case("padded crop", new PaddedCrop(12, 0)),
                new Case("two stages", new HorizontalFlip(.5), new Blur(1, .1, .1), new RandomAffine(0, .1, .2, 0)),
                new Case("mosaic", new Mosaic(1, 0)),
                new Case("mosaic of crops", new Mosaic(1, 0), new RandomCrop(.5, .5, 1.3)),
                new Case(
                        "everything",
                        new HorizontalFlip(.5),
                        affine,
                        new Mosaic(.7, 0),
                        new RandomCrop(.5, .5, 2),
                        new VerticalFlip(.5)));
    }

    @ParameterizedTest
    @MethodSource("everyGeometry")
    void brightPixelsLieInBoxesOfTheirLabelAndFillThem(Case geometry) {
        Random random = SeededRandom.forTest("BoxesFollowPixelsTest", 7);
        InputContract contract = Scenes.blackLetterbox(CANVAS, CANVAS);
        AugmentationPipeline pipeline = new AugmentationPipeline(geometry.augmentations(), contract);
        int compared = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Sample> samples = randomSamples(random);
            for (int label = 0; label < samples.size(); label++) {
                OneObject only = new OneObject(label);
                AugmentedSample drawn = pipeline.augment(
                                Scenes.source(samples, only, round % 2 == 0), 0, new RunPosition(11, 0, 10, round))
                        .orElseThrow();
                if (only.used == 1) {
                    compared += compare(drawn, label);
                }
            }
        }
        assertThat(compared).as("boxes compared exactly").isGreaterThan(ROUNDS / 4);
    }

    /** Shows the object of one label alone, and counts how often its image is used: a mosaic may use it twice. */
    private static final class OneObject implements Function<Sample, Optional<Image>> {
        private final int label;
        private int used;

        OneObject(int label) {
            this.label = label;
        }

        @Override
        public Optional<Image> apply(Sample sample) {
            boolean shown = sample.boxes().get(0).label() == label;
            used += shown ? 1 : 0;
            return Optional.of(shown ? Scenes.objects(sample) : Scenes.black(sample));
        }
    }

    private static List<Sample> randomSamples(Random random) {
        List<Sample> samples = new ArrayList<>();
        for (int label = 0; label < 5; label++) {
            int width = 60 + random.nextInt(80);
            int height = 60 + random.nextInt(80);
            int x = random.nextInt(width - 30);
            int y = random.nextInt(height - 30);
            int side = 12 + random.nextInt(18);
            samples.add(Scenes.sample(label, width, height, Box.Pixels.ofSize(x, y, side, 10 + random.nextInt(20))));
        }
        return samples;
    }

    /** Returns 1 if the label's only box lies wholly inside, and was therefore compared edge by edge. */
    private static int compare(AugmentedSample drawn, int label) {
        List<float[]> boxes = boxesOf(drawn.targets(), label);
        List<int[]> bright = brightPixels(drawn.canvas());
        if (boxes.isEmpty()) {
            assertThat(bright.size()).as("bright pixels of a dropped box").isLessThan(300);
            return 0;
        }
        float[] box = boxes.get(0);
        double[] seen = bounds(bright);
        assertThat(seen[0]).isGreaterThan(box[0] - TOLERANCE);
        assertThat(seen[1]).isGreaterThan(box[1] - TOLERANCE);
        assertThat(seen[2]).isLessThan(box[2] + TOLERANCE);
        assertThat(seen[3]).isLessThan(box[3] + TOLERANCE);
        boolean inside = box[0] > 0 && box[1] > 0 && box[2] < CANVAS && box[3] < CANVAS;
        if (!inside) {
            return 0;
        }
        for (int edge = 0; edge < 4; edge++) {
            assertThat(Math.abs(seen[edge] - box[edge])).as("edge %s", edge).isLessThan(TOLERANCE);
        }
        return 1;
    }

    private static List<float[]> boxesOf(Targets targets, int label) {
        List<float[]> boxes = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            if (targets.labels()[i] == label) {
                boxes.add(Arrays.copyOfRange(targets.boxes(), 4 * i, 4 * i + 4));
            }
        }
        return boxes;
    }

    private static List<int[]> brightPixels(Image image) {
        List<int[]> bright = new ArrayList<>();
        for (int i = 0; i < image.width() * image.height(); i++) {
            if ((image.rgb()[3 * i] & 255) >= 64) {
                bright.add(new int[] {i % image.width(), i / image.width()});
            }
        }
        return bright;
    }

    private static double[] bounds(List<int[]> pixels) {
        double[] bounds = {Double.MAX_VALUE, Double.MAX_VALUE, 0, 0};
        for (int[] pixel : pixels) {
            bounds[0] = Math.min(bounds[0], pixel[0]);
            bounds[1] = Math.min(bounds[1], pixel[1]);
            bounds[2] = Math.max(bounds[2], pixel[0] + 1);
            bounds[3] = Math.max(bounds[3], pixel[1] + 1);
        }
        return bounds;
    }
}
