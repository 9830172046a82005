package dev.sightline.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfidenceCurveTest {

    private static final GroundTruthBox FIRST = new GroundTruthBox(0, 0, 100, 100, 10000, 0, false);
    private static final GroundTruthBox SECOND = new GroundTruthBox(300, 0, 100, 100, 10000, 0, false);
    private static final GroundTruthBox CROWD = new GroundTruthBox(600, 600, 200, 200, 40000, 0, true);

    /** Right at .9; wrong and right together at .6; wrong at .3; on a crowd at .8. */
    private final ClassMetrics metrics = DetectionEvaluator.evaluate(
                    List.of(new EvaluatedImage(
                            "a",
                            List.of(FIRST, SECOND, CROWD),
                            List.of(
                                    box(0, 0, .9),
                                    box(0, 500, .6),
                                    box(300, 0, .6),
                                    box(500, 500, .3),
                                    box(650, 650, .8)))),
                    1,
                    DetectionMetricOptions.coco())
            .classes()
            .get(0);

    private final ConfidenceCurve curve = metrics.confidence();

    @Test
    void thereIsOnePointPerDistinctScoreThatCounts() {
        assertThat(IntStream.range(0, curve.size()).mapToDouble(curve::score)).containsExactly(.9, .6, .3);
        assertThat(IntStream.range(0, curve.size()).map(curve::right)).containsExactly(1, 2, 2);
        assertThat(IntStream.range(0, curve.size()).map(curve::wrong)).containsExactly(0, 1, 2);
        assertThat(curve.targets()).isEqualTo(2);
    }

    @Test
    void aThresholdKeepsScoresEqualToIt() {
        assertThat(curve.precisionAt(.6)).isEqualTo(2 / 3.0);
        assertThat(curve.precisionAt(.61)).isEqualTo(1);
        assertThat(curve.recallAt(.6)).isEqualTo(1);
        assertThat(curve.recallAt(.61)).isEqualTo(.5);
        assertThat(curve.f1At(.6)).isEqualTo(.8);
        assertThat(curve.f1At(0)).isEqualTo(2 / 3.0);
    }

    @Test
    void aboveTheBestScoreNothingIsFoundAndNothingIsWrong() {
        assertThat(curve.precisionAt(.95)).isEqualTo(1);
        assertThat(curve.recallAt(.95)).isZero();
        assertThat(curve.f1At(.95)).isZero();
    }

    @Test
    void theBestThresholdHasTheHighestF1() {
        assertThat(curve.bestThreshold()).isEqualTo(.6);
    }

    @Test
    void theInterpolatedCurveAveragesToAp50() {
        PrecisionRecallCurve interpolated = metrics.curve();
        double mean = IntStream.range(0, interpolated.size())
                .mapToDouble(interpolated::precision)
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(metrics.precision().at50().orElseThrow(), within(1e-12));
        assertThat(interpolated.size()).isEqualTo(101);
        assertThat(interpolated.recall(0)).isZero();
        assertThat(interpolated.recall(100)).isEqualTo(1);
        assertThat(interpolated.precision(51)).isCloseTo(2 / 3.0, within(1e-12));
    }

    private static DetectedBox box(double x, double y, double score) {
        return new DetectedBox(x, y, 100, 100, 0, score);
    }
}
