package dev.sightline.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionConfusionTest {

    private static final ConfusionOptions OPTIONS = ConfusionOptions.standard();

    @Test
    void everyTruthAndDetectionIsCountedOnce() {
        EvaluatedPicture picture = new EvaluatedPicture(
                "a",
                List.of(truth(0, 0), truth(200, 1), truth(400, 1)),
                List.of(found(0, 0, .9), found(200, 0, .8), found(600, 1, .7), found(400, 1, .2)));
        DetectionConfusion confusion = DetectionConfusion.of(List.of(picture, picture), 2, OPTIONS);
        assertThat(rows(confusion)).isDeepEqualTo(new int[][] {
            {2, 0, 0}, // found
            {2, 0, 2}, // taken for class 0; missed, as .2 is below the threshold
            {0, 2, 0} // a false alarm
        });
        assertThat(confusion.truths(1)).isEqualTo(4);
        assertThat(confusion.detections(0)).isEqualTo(4);
        assertThat(confusion.background()).isEqualTo(2);
    }

    @Test
    void theHigherOverlapWinsOverTheHigherScoreAndTheOtherClass() {
        EvaluatedPicture picture =
                new EvaluatedPicture("a", List.of(truth(0, 0)), List.of(found(10, 0, .99), found(0, 1, .5)));
        PictureMatching matching = PictureMatching.of(picture, OPTIONS);
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
        EvaluatedPicture picture = new EvaluatedPicture("a", List.of(truth(0, 0)), List.of(half));
        assertThat(PictureMatching.of(picture, OPTIONS).mistakes()).isZero();
    }

    @Test
    void detectionsOnACrowdOfTheirClassAreNotFalseAlarms() {
        TruthBox crowd = new TruthBox(0, 0, 500, 500, 250000, 0, true);
        EvaluatedPicture picture =
                new EvaluatedPicture("a", List.of(crowd), List.of(found(100, 0, .9), found(100, 1, .9)));
        PictureMatching matching = PictureMatching.of(picture, OPTIONS);
        assertThat(matching.missed()).isEmpty();
        assertThat(matching.falseAlarms()).containsExactly(found(100, 1, .9));
    }

    @Test
    void wrongOptionsAndClassesAreRefused() {
        assertThatThrownBy(() -> new ConfusionOptions(.25, 0))
                .hasMessage("the IoU threshold must be above 0 and at most 1, received 0.0");
        assertThatThrownBy(() -> new ConfusionOptions(Double.NaN, .5))
                .hasMessage("the score threshold must be finite, received NaN");
        EvaluatedPicture picture = new EvaluatedPicture("street.jpg", List.of(truth(0, 5)), List.of());
        assertThatThrownBy(() -> DetectionConfusion.of(List.of(picture), 2, OPTIONS))
                .hasMessage("class numbers run from 0 to 1, received 5 in a truth of picture street.jpg");
    }

    private static DetectedBox taken(DetectedBox first, DetectedBox second) {
        EvaluatedPicture picture = new EvaluatedPicture("a", List.of(truth(0, 0)), List.of(first, second));
        return PictureMatching.of(picture, OPTIONS).pairs().get(0).detection();
    }

    private static int[][] rows(DetectionConfusion confusion) {
        int size = confusion.labelCount() + 1;
        int[][] rows = new int[size][size];
        for (int truth = 0; truth < size; truth++) {
            for (int detected = 0; detected < size; detected++) {
                rows[truth][detected] = confusion.count(truth, detected);
            }
        }
        return rows;
    }

    private static TruthBox truth(double x, int label) {
        return new TruthBox(x, 0, 100, 100, 10000, label, false);
    }

    private static DetectedBox found(double x, int label, double score) {
        return new DetectedBox(x, 0, 100, 100, label, score);
    }
}
