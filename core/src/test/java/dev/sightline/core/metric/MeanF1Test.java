package dev.sightline.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.testing.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeanF1Test {

    @Test
    void itIsTheMeanOfTheCurvesAtEachOfTheirScores() {
        List<ConfidenceCurve> curves = curves(SeededRandom.forTest("MeanF1", 7));
        MeanF1 mean = MeanF1.of(curves);

        assertThat(mean.size()).isGreaterThan(50);
        for (int i = 0; i < mean.size(); i++) {
            double threshold = mean.threshold(i);
            double expected = curves.stream()
                    .mapToDouble(curve -> curve.f1At(threshold))
                    .average()
                    .orElseThrow();
            assertThat(mean.value(i)).as("at %s", threshold).isCloseTo(expected, within(1e-12));
        }
        assertThat(IntStream.range(1, mean.size())).allMatch(i -> mean.threshold(i) < mean.threshold(i - 1));
    }

    @Test
    void theBestIsTheHighestAndOfEqualOnesTheOneWithTheHighestThreshold() {
        MeanF1 mean = MeanF1.of(List.of(
                curve(List.of(box(0, .0040), box(500, .0020))), curve(List.of(box(500, .0050), box(0, .0030)))));

        assertThat(IntStream.range(0, mean.size()).mapToDouble(mean::threshold))
                .containsExactly(.0050, .0040, .0030, .0020);
        // F1 of the first class 0, 1, 1, 2/3; of the second 0, 0, 2/3, 2/3.
        assertThat(mean.value(mean.best())).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(mean.threshold(mean.best())).isEqualTo(.0030);
    }

    @Test
    void withoutDetectionsThereIsNoBest() {
        assertThat(MeanF1.of(List.of(curve(List.of()))).best()).isEqualTo(-1);
        assertThatIllegalArgumentException().isThrownBy(() -> MeanF1.of(List.of()));
    }

    private static List<ConfidenceCurve> curves(Random random) {
        return IntStream.range(0, 4)
                .mapToObj(i -> curve(IntStream.range(0, 40)
                        .mapToObj(j -> box(random.nextInt(10) * 100, random.nextInt(1000) / 1000.0))
                        .toList()))
                .toList();
    }

    /** One object, at x = 0. */
    private static ConfidenceCurve curve(List<DetectedBox> found) {
        EvaluatedImage image = new EvaluatedImage(
                "a", List.of(new GroundTruthBox(0, 0, 100, 100, 10000, 0, false)), new ArrayList<>(found));
        return DetectionEvaluator.evaluate(List.of(image), 1, DetectionMetricOptions.coco())
                .classes()
                .get(0)
                .confidence();
    }

    private static DetectedBox box(double x, double score) {
        return new DetectedBox(x, 0, 100, 100, 0, score);
    }
}
