package dev.sightline.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionConfusionTest {

    private static final ConfusionOptions OPTIONS = ConfusionOptions.standard();

    @Test
    void everyTargetAndDetectionIsCountedOnce() {
        EvaluatedImage image = new EvaluatedImage(
                "a",
                List.of(target(0, 0), target(200, 1), target(400, 1)),
                List.of(found(0, 0, .9), found(200, 0, .8), found(600, 1, .7), found(400, 1, .2)));
        DetectionConfusion confusion = DetectionConfusion.of(List.of(image, image), 2, OPTIONS);
        assertThat(rows(confusion)).isDeepEqualTo(new int[][] {
            {2, 0, 0}, // found
            {2, 0, 2}, // taken for class 0; missed, as .2 is below the threshold
            {0, 2, 0} // a false alarm
        });
        assertThat(confusion.targets(1)).isEqualTo(4);
        assertThat(confusion.detections(0)).isEqualTo(4);
        assertThat(confusion.background()).isEqualTo(2);
    }

    @Test
    void theHigherOverlapWinsOverTheHigherScoreAndTheOtherClass() {
        EvaluatedImage image =
                new EvaluatedImage("a", List.of(target(0, 0)), List.of(found(10, 0, .99), found(0, 1, .5)));
        ImageMatching matching = ImageMatching.of(image, OPTIONS);
        assertThat(matching.pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.detection().label()).isEqualTo(1);
            assertThat(pair.iou()).isEqualTo(1);
            assertThat(pair.sameClass()).isFalse();
        });
        assertThat(matching.falseAlarms()).containsExactly(found(10, 0, .99));
        assertThat(matching.mistakes()).isEqualTo(2);
    }

    @Test
    void ofEqualOverlapsTheSameClassThenTheScoreThenTheOrderDecides() {
        assertThat(taken(found(0, 1, .9), found(0, 0, .5))).isEqualTo(found(0, 0, .5));
        assertThat(taken(found(0, 0, .5), found(0, 0, .9))).isEqualTo(found(0, 0, .9));
        DetectedBox earlier = found(0, 0, .9);
        assertThat(taken(earlier, found(0, 0, .9))).isSameAs(earlier);
    }

    @Test
    void anOverlapEqualToTheThresholdIsEnough() {
        DetectedBox half = new DetectedBox(0, 0, 100, 50, 0, .9);
        EvaluatedImage image = new EvaluatedImage("a", List.of(target(0, 0)), List.of(half));
        assertThat(ImageMatching.of(image, OPTIONS).mistakes()).isZero();
    }

    @Test
    void detectionsOnACrowdOfTheirClassAreNotFalseAlarms() {
        GroundTruthBox crowd = new GroundTruthBox(0, 0, 500, 500, 250000, 0, true);
        EvaluatedImage image = new EvaluatedImage("a", List.of(crowd), List.of(found(100, 0, .9), found(100, 1, .9)));
        ImageMatching matching = ImageMatching.of(image, OPTIONS);
        assertThat(matching.missed()).isEmpty();
        assertThat(matching.falseAlarms()).containsExactly(found(100, 1, .9));
    }

    @Test
    void wrongOptionsAndClassesAreRefused() {
        assertThatThrownBy(() -> new ConfusionOptions(.25, 0))
                .hasMessage("the IoU threshold must be above 0 and at most 1, received 0.0");
        assertThatThrownBy(() -> new ConfusionOptions(Double.NaN, .5))
                .hasMessage("the score threshold must be finite, received NaN");
        EvaluatedImage image = new EvaluatedImage("street.jpg", List.of(target(0, 5)), List.of());
        assertThatThrownBy(() -> DetectionConfusion.of(List.of(image), 2, OPTIONS))
                .hasMessage("class numbers run from 0 to 1, received 5 in a ground-truth box of image street.jpg");
    }

    private static DetectedBox taken(DetectedBox first, DetectedBox second) {
        EvaluatedImage image = new EvaluatedImage("a", List.of(target(0, 0)), List.of(first, second));
        return ImageMatching.of(image, OPTIONS).pairs().get(0).detection();
    }

    private static int[][] rows(DetectionConfusion confusion) {
        int size = confusion.labelCount() + 1;
        int[][] rows = new int[size][size];
        for (int target = 0; target < size; target++) {
            for (int detected = 0; detected < size; detected++) {
                rows[target][detected] = confusion.count(target, detected);
            }
        }
        return rows;
    }

    private static GroundTruthBox target(double x, int label) {
        return new GroundTruthBox(x, 0, 100, 100, 10000, label, false);
    }

    private static DetectedBox found(double x, int label, double score) {
        return new DetectedBox(x, 0, 100, 100, label, score);
    }
}
