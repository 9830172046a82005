package dev.sightline.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DetectionEvaluatorTest {

    private static final double TOLERANCE = 1e-12;

    private static final GroundTruthBox FIRST = target(0, 0, 100, 100);
    private static final GroundTruthBox SECOND = target(300, 0, 100, 100);
    private static final GroundTruthBox DIFFICULT = new GroundTruthBox(600, 0, 200, 200, 40000, 0, false, true);
    private static final GroundTruthBox CROWD = new GroundTruthBox(600, 0, 200, 200, 40000, 0, true);

    static Stream<Arguments> handWorked() {
        return Stream.of(
                Arguments.of("found exactly", List.of(FIRST), List.of(on(FIRST, .9)), 1.0),
                Arguments.of("never found", List.of(FIRST), List.of(), 0.0),
                Arguments.of(
                        "a better-scored false alarm halves precision everywhere",
                        List.of(FIRST),
                        List.of(nowhere(.95), on(FIRST, .9)),
                        .5),
                Arguments.of(
                        "a false alarm after full recall costs nothing",
                        List.of(FIRST),
                        List.of(on(FIRST, .9), nowhere(.1)),
                        1.0),
                Arguments.of(
                        "one of two found: recalls 0 to .50 are 51 of 101",
                        List.of(FIRST, SECOND),
                        List.of(on(FIRST, .9)),
                        51 / 101.0),
                Arguments.of(
                        "a second detection of one object is wrong: 2 of 3 beyond recall .50",
                        List.of(FIRST, SECOND),
                        List.of(on(FIRST, .9), on(FIRST, .8), on(SECOND, .7)),
                        (51 + 50 * 2 / 3.0) / 101),
                Arguments.of(
                        "IoU 1/sqrt(2) holds at .50 to .70, five thresholds of ten",
                        List.of(FIRST),
                        List.of(new DetectedBox(0, 0, 100 * Math.sqrt(.5), 100, 0, .9)),
                        .5),
                Arguments.of(
                        "detections on a crowd are ignored, however many",
                        List.of(FIRST, CROWD),
                        List.of(on(CROWD, .99), inCrowd(.98), inCrowd(.97), on(FIRST, .9)),
                        1.0),
                Arguments.of(
                        "a difficult object that is missed costs nothing",
                        List.of(FIRST, DIFFICULT),
                        List.of(on(FIRST, .9)),
                        1.0),
                Arguments.of(
                        "detections on a difficult object are neither right nor wrong, however many",
                        List.of(FIRST, DIFFICULT),
                        List.of(on(DIFFICULT, .99), on(DIFFICULT, .98), on(FIRST, .9)),
                        1.0),
                Arguments.of(
                        "a small part of a difficult object is a false alarm: IoU counts, not the share as on a crowd",
                        List.of(FIRST, DIFFICULT),
                        List.of(new DetectedBox(600, 0, 50, 50, 0, .99), on(FIRST, .9)),
                        .5),
                Arguments.of(
                        "an object is found before a crowd that covers the same place",
                        List.of(new GroundTruthBox(0, 0, 400, 400, 160000, 0, true), FIRST),
                        List.of(on(FIRST, .9)),
                        1.0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handWorked")
    void averagePrecisionWorkedByHand(
            String reason, List<GroundTruthBox> targets, List<DetectedBox> detections, double expected) {
        assertThat(metrics(targets, detections).precision().mean().orElseThrow())
                .isCloseTo(expected, within(TOLERANCE));
    }

    @Test
    void precisionAt50And75AreSingleThresholds() {
        DetectedBox loose = new DetectedBox(0, 0, 100 * Math.sqrt(.5), 100, 0, .9);
        AveragePrecision precision = metrics(List.of(FIRST), List.of(loose)).precision();
        assertThat(precision.at50().orElseThrow()).isCloseTo(1, within(TOLERANCE));
        assertThat(precision.at75()).hasValue(0);
    }

    @Test
    void recallIsGivenForEveryLimitOnDetections() {
        GroundTruthBox third = target(0, 300, 100, 100);
        DetectionMetrics metrics = DetectionEvaluator.evaluate(
                List.of(new EvaluatedImage(
                        "a", List.of(FIRST, SECOND, third), List.of(on(third, .7), on(FIRST, .9), on(SECOND, .8)))),
                1,
                new DetectionMetricOptions(List.of(10, 1, 2)));
        assertThat(metrics.byName())
                .containsEntry("AR@1", OptionalDouble.of(1 / 3.0))
                .containsEntry("AR@2", OptionalDouble.of(2 / 3.0))
                .containsEntry("AR@10", OptionalDouble.of(1));
        assertThat(metrics.byName().keySet())
                .containsExactly(
                        "AP",
                        "AP50",
                        "AP75",
                        "AP_small",
                        "AP_medium",
                        "AP_large",
                        "AR@1",
                        "AR@2",
                        "AR@10",
                        "AR_small",
                        "AR_medium",
                        "AR_large");
    }

    @Test
    void theStatedAreaDecidesTheSizeAndTheBorderBelongsToBothSizes() {
        GroundTruthBox border = new GroundTruthBox(0, 0, 100, 100, 32 * 32, 0, false);
        DetectionMetrics metrics = metrics(List.of(border), List.of(on(border, .9)));
        assertThat(metrics.recall().small()).hasValue(1);
        assertThat(metrics.recall().medium()).hasValue(1);
        assertThat(metrics.recall().large()).isEmpty();
    }

    @Test
    void aFalseAlarmOfAnotherSizeDoesNotCount() {
        GroundTruthBox small = target(0, 0, 20, 20);
        DetectedBox largeAlarm = new DetectedBox(300, 300, 200, 200, 0, .95);
        AveragePrecision precision =
                metrics(List.of(small), List.of(largeAlarm, on(small, .9))).precision();
        assertThat(precision.small().orElseThrow()).isCloseTo(1, within(TOLERANCE));
        assertThat(precision.mean().orElseThrow()).isCloseTo(.5, within(TOLERANCE));
    }

    @Test
    void whereNothingIsToBeFoundMetricsAreAbsent() {
        assertThat(metrics(List.of(), List.of(nowhere(.9))).byName().values()).containsOnly(OptionalDouble.empty());
        assertThat(metrics(List.of(CROWD), List.of(on(CROWD, .9))).byName().values())
                .containsOnly(OptionalDouble.empty());
        assertThat(DetectionEvaluator.evaluate(List.of(), 3, DetectionMetricOptions.coco())
                        .classes())
                .hasSize(3);
    }

    @Test
    void classesWithNothingToFindDoNotLowerTheMean() {
        DetectedBox otherClass = new DetectedBox(0, 0, 10, 10, 1, .99);
        DetectionMetrics metrics = DetectionEvaluator.evaluate(
                List.of(new EvaluatedImage("a", List.of(FIRST), List.of(on(FIRST, .9), otherClass))),
                3,
                DetectionMetricOptions.coco());
        assertThat(metrics.precision().mean().orElseThrow()).isCloseTo(1, within(TOLERANCE));
        assertThat(metrics.classes().get(1).precision().mean()).isEmpty();
        assertThat(metrics.classes().get(0).targets()).isEqualTo(1);
    }

    @Test
    void anImageWithoutObjectsCountsItsFalseAlarms() {
        EvaluatedImage empty = new EvaluatedImage("empty", List.of(), List.of(nowhere(.95)));
        EvaluatedImage found = new EvaluatedImage("found", List.of(FIRST), List.of(on(FIRST, .9)));
        assertThat(ap(empty, found)).isCloseTo(.5, within(TOLERANCE));
    }

    @Test
    void ofEqualScoresTheEarlierImageThenTheEarlierDetectionGoesFirst() {
        EvaluatedImage wrong = new EvaluatedImage("wrong", List.of(), List.of(nowhere(.9)));
        EvaluatedImage right = new EvaluatedImage("right", List.of(FIRST), List.of(on(FIRST, .9)));
        assertThat(ap(wrong, right)).isCloseTo(.5, within(TOLERANCE));
        assertThat(ap(right, wrong)).isCloseTo(1, within(TOLERANCE));
        assertThat(ap(new EvaluatedImage("a", List.of(FIRST), List.of(nowhere(.9), on(FIRST, .9)))))
                .isCloseTo(.5, within(TOLERANCE));
        assertThat(ap(new EvaluatedImage("a", List.of(FIRST), List.of(on(FIRST, .9), nowhere(.9)))))
                .isCloseTo(1, within(TOLERANCE));
    }

    @Test
    void resultsOfAModelAreTakenAsTheyAre() {
        Detection detection = new Detection(new Box.Pixels(0, 0, 100, 100), 0, .9);
        GroundTruthBox target = GroundTruthBox.of(new Box.Pixels(0, 0, 100, 100), 0);
        EvaluatedImage image = EvaluatedImage.of("a", List.of(target), new Detections(List.of(detection)));
        assertThat(ap(image)).isCloseTo(1, within(TOLERANCE));
    }

    @Test
    void aClassBeyondTheLabelsIsRefusedWithItsImage() {
        DetectedBox wrong = new DetectedBox(0, 0, 1, 1, 7, .5);
        assertThatThrownBy(() -> DetectionEvaluator.evaluate(
                        List.of(new EvaluatedImage("street.jpg", List.of(), List.of(wrong))),
                        3,
                        DetectionMetricOptions.coco()))
                .hasMessage("class numbers run from 0 to 2, received 7 in a detection of image street.jpg");
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThatThrownBy(() -> new DetectedBox(0, 0, 1, 1, 0, Double.NaN))
                .hasMessage("a score must be finite, received NaN");
        assertThatThrownBy(() -> new DetectedBox(0, 0, -1, 1, 0, .5))
                .hasMessage("a detection needs a finite corner and sizes of 0 or more, received [0.0, 0.0, -1.0, 1.0]");
        assertThatThrownBy(() -> new GroundTruthBox(0, 0, 1, 1, -1, 0, false))
                .hasMessage("a ground-truth box's area must be finite and 0 or more, received -1.0");
        assertThatThrownBy(() -> new DetectionMetricOptions(List.of(10, 10)))
                .hasMessage("max detections must be one or more distinct numbers of 1 or more, received [10, 10]");
        assertThatThrownBy(() -> new DetectionMetricOptions(List.of())).hasMessageContaining("received []");
    }

    private static double ap(EvaluatedImage... images) {
        return DetectionEvaluator.evaluate(List.of(images), 1, DetectionMetricOptions.coco())
                .precision()
                .mean()
                .orElseThrow();
    }

    private static DetectionMetrics metrics(List<GroundTruthBox> targets, List<DetectedBox> detections) {
        EvaluatedImage image = new EvaluatedImage("a", targets, detections);
        return DetectionEvaluator.evaluate(List.of(image), 1, DetectionMetricOptions.coco());
    }

    private static GroundTruthBox target(double x, double y, double width, double height) {
        return new GroundTruthBox(x, y, width, height, width * height, 0, false);
    }

    private static DetectedBox on(GroundTruthBox target, double score) {
        return new DetectedBox(target.x(), target.y(), target.width(), target.height(), target.label(), score);
    }

    private static DetectedBox inCrowd(double score) {
        return new DetectedBox(650, 50, 20, 20, 0, score);
    }

    private static DetectedBox nowhere(double score) {
        return new DetectedBox(900, 900, 50, 50, 0, score);
    }
}
