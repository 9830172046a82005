package dev.sightline.core.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.testing.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NmsTest {

    /** Boxes 0 and 1 overlap by 1/3, 1 and 2 by 1/3, 0 and 2 touch; 3 is apart. */
    private static final float[] ROW = {0, 0, 2, 2, 1, 0, 3, 2, 2, 0, 4, 2, 9, 9, 10, 10};

    private static final int[] ONE_CLASS = {0, 0, 0, 0};

    @Test
    void theBestOfOverlappingBoxesStaysAndTheResultIsBestFirst() {
        float[] scores = {.5f, .9f, .8f, .95f};
        assertThat(Nms.keep(ROW, scores, ONE_CLASS, 4, NmsOptions.classWise(.3, 100)))
                .containsExactly(3, 1);
    }

    @Test
    void aSuppressedBoxSuppressesNothing() {
        float[] scores = {.9f, .8f, .7f, .1f};
        assertThat(Nms.keep(ROW, scores, ONE_CLASS, 4, NmsOptions.classWise(.3, 100)))
                .containsExactly(0, 2, 3);
    }

    @Test
    void anIouEqualToTheThresholdDoesNotSuppress() {
        float[] half = {0, 0, 2, 2, 0, 0, 4, 2};
        float[] scores = {.9f, .8f};
        assertThat(Nms.keep(half, scores, ONE_CLASS, 2, NmsOptions.classWise(.5, 100)))
                .containsExactly(0, 1);
        assertThat(Nms.keep(half, scores, ONE_CLASS, 2, NmsOptions.classWise(Math.nextDown(.5), 100)))
                .containsExactly(0);
    }

    @Test
    void equalScoresKeepInputOrder() {
        float[] same = {0, 0, 2, 2, 0, 0, 2, 2, 9, 9, 10, 10};
        assertThat(Nms.keep(same, new float[] {.5f, .5f, .5f}, ONE_CLASS, 3, NmsOptions.classWise(.5, 100)))
                .containsExactly(0, 2);
        assertThat(Nms.keep(same, new float[] {-0f, 0f, 0f}, ONE_CLASS, 3, NmsOptions.classWise(1, 100)))
                .containsExactly(0, 1, 2);
    }

    @Test
    void classesCompeteOnlyWhereAsked() {
        float[] same = {0, 0, 2, 2, 0, 0, 2, 2};
        float[] scores = {.5f, .9f};
        int[] labels = {7, 3};
        assertThat(Nms.keep(same, scores, labels, 2, NmsOptions.classWise(.5, 100)))
                .containsExactly(1, 0);
        assertThat(Nms.keep(same, scores, labels, 2, NmsOptions.classAgnostic(.5, 100)))
                .containsExactly(1);
    }

    @Test
    void theBestOfAllClassesFillTheLimit() {
        float[] scores = {.1f, .9f, .8f, .7f};
        int[] labels = {0, 5, 0, 5};
        assertThat(Nms.keep(ROW, scores, labels, 4, NmsOptions.classWise(.5, 2)))
                .containsExactly(1, 2);
        assertThat(Nms.keep(ROW, scores, labels, 4, NmsOptions.classAgnostic(.5, 3)))
                .containsExactly(1, 2, 3);
    }

    @Test
    void zeroAreaBoxesAreLeftAlone() {
        float[] points = {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 2, 2};
        assertThat(Nms.keep(points, new float[] {.9f, .8f, .7f}, ONE_CLASS, 3, NmsOptions.classWise(0, 100)))
                .containsExactly(0, 1, 2);
    }

    @Test
    void onlyTheCountedRowsAreRead() {
        float[] scores = {.1f, Float.NaN, .9f, .9f};
        assertThat(Nms.keep(ROW, scores, ONE_CLASS, 1, NmsOptions.classWise(.5, 100)))
                .containsExactly(0);
        assertThat(Nms.keep(ROW, scores, ONE_CLASS, 0, NmsOptions.classWise(.5, 100)))
                .isEmpty();
    }

    @Test
    void agreesWithAPlainReadingOfTheRules() {
        Random random = SeededRandom.forTest("NmsTest", 21);
        for (int trial = 0; trial < 400; trial++) {
            int count = random.nextInt(120);
            float[] boxes = randomBoxes(random, count);
            float[] scores = new float[count];
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                scores[i] = (random.nextInt(21) - 10) / 10f; // many ties, some negative
                labels[i] = random.nextInt(4);
            }
            NmsOptions options =
                    new NmsOptions(random.nextInt(11) / 10.0, random.nextBoolean(), 1 + random.nextInt(2 * count + 1));
            assertThat(Nms.keep(boxes, scores, labels, count, options))
                    .as("trial %s, %s", trial, options)
                    .containsExactly(plainly(boxes, scores, labels, options));
        }
    }

    @Test
    void runningItAgainOnItsOwnResultChangesNothing() {
        Random random = SeededRandom.forTest("NmsTest", 22);
        int count = 300;
        float[] boxes = randomBoxes(random, count);
        float[] scores = new float[count];
        IntStream.range(0, count).forEach(i -> scores[i] = random.nextFloat());
        NmsOptions options = NmsOptions.classAgnostic(.4, count);
        int[] kept = Nms.keep(boxes, scores, new int[count], count, options);
        float[] keptBoxes = new float[4 * kept.length];
        float[] keptScores = new float[kept.length];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(boxes, 4 * kept[i], keptBoxes, 4 * i, 4);
            keptScores[i] = scores[kept[i]];
        }
        assertThat(Nms.keep(keptBoxes, keptScores, new int[kept.length], kept.length, options))
                .containsExactly(IntStream.range(0, kept.length).toArray());
    }

    @Test
    void wrongInputIsRefusedByRow() {
        NmsOptions options = NmsOptions.classWise(.5, 100);
        float[] scores = {.1f, Float.NaN, .9f, .9f};
        assertThatThrownBy(() -> Nms.keep(ROW, scores, ONE_CLASS, 4, options))
                .hasMessage("the score of box 1 must be finite, received NaN");
        assertThatThrownBy(() -> Nms.keep(new float[] {3, 0, 2, 2}, scores, ONE_CLASS, 1, options))
                .hasMessage("box 0 needs finite edges with xMin <= xMax and yMin <= yMax,"
                        + " received (3.0, 0.0, 2.0, 2.0)");
        assertThatThrownBy(() -> Nms.keep(ROW, scores, new int[] {-1}, 1, options))
                .hasMessage("the class number of box 0 must be 0 or more, received -1");
        assertThatThrownBy(() -> Nms.keep(ROW, scores, ONE_CLASS, 5, options))
                .hasMessage("suppressing 5 boxes needs boxes [5, 4], scores [5] and labels [5],"
                        + " received 16 box numbers, 4 scores and 4 labels");
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> NmsOptions.classWise(1.5, 100))
                .hasMessage("the IoU threshold must be within 0 to 1, received 1.5");
        assertThatThrownBy(() -> NmsOptions.classWise(Double.NaN, 100)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> NmsOptions.classWise(.5, 0))
                .hasMessage("max detections must be 1 or more, received 0");
    }

    private static int[] plainly(float[] boxes, float[] scores, int[] labels, NmsOptions options) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
        order.sort(Comparator.comparing(row -> -(double) scores[row]));
        List<Integer> kept = new ArrayList<>();
        for (int row : order) {
            boolean beaten = kept.stream()
                    .filter(better -> options.classAgnostic() || labels[better] == labels[row])
                    .anyMatch(better -> Iou.of(box(boxes, better), box(boxes, row)) > options.iouThreshold());
            if (!beaten) {
                kept.add(row);
            }
        }
        return kept.stream().limit(options.maxDetections()).mapToInt(row -> row).toArray();
    }

    private static Box.Pixels box(float[] boxes, int row) {
        return new Box.Pixels(boxes[4 * row], boxes[4 * row + 1], boxes[4 * row + 2], boxes[4 * row + 3]);
    }

    private static float[] randomBoxes(Random random, int count) {
        float[] boxes = new float[4 * count];
        for (int i = 0; i < count; i++) {
            boxes[4 * i] = random.nextInt(20);
            boxes[4 * i + 1] = random.nextInt(20);
            boxes[4 * i + 2] = boxes[4 * i] + random.nextInt(12);
            boxes[4 * i + 3] = boxes[4 * i + 1] + random.nextInt(12);
        }
        return boxes;
    }
}
