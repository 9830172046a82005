package dev.sightline.core.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.testing.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassificationMetricsTest {

    @Test
    void topCountsImagesWhoseClassIsAmongTheHighest() {
        ClassificationMetrics metrics = ClassificationMetrics.of(
                List.of(image(0, 3, 2, 1), image(1, 3, 2, 1), image(2, 3, 2, 1), image(2, 0, 0, 5)), 1);
        assertThat(metrics.top(1)).isEqualTo(0.5);
        assertThat(metrics.top(2)).isEqualTo(0.75);
        assertThat(metrics.top(3)).isEqualTo(1);
        assertThat(metrics.top(5)).isEqualTo(1);
    }

    @Test
    void equalLogitsRankInTheOrderOfClassNumbers() {
        assertThat(image(0, 1, 1).rank()).isZero();
        assertThat(image(1, 1, 1).rank()).isEqualTo(1);
        assertThat(image(1, 1, 1).predicted()).isZero();
    }

    @Test
    void metricsOfAClassFollowFromTheConfusionMatrix() {
        ClassificationMetrics metrics = ClassificationMetrics.of(
                List.of(image(0, 1, 0, 0), image(0, 0, 1, 0), image(1, 0, 1, 0), image(1, 0, 1, 0)), 1);
        assertThat(metrics.confusion().rows()).containsExactly(List.of(1, 1, 0), List.of(0, 2, 0), List.of(0, 0, 0));
        ClassAccuracy second = metrics.classes().get(1);
        assertThat(second.precision()).hasValue(2.0 / 3);
        assertThat(second.recall()).hasValue(1);
        assertThat(second.f1()).hasValue(0.8);
        ClassAccuracy absent = metrics.classes().get(2);
        assertThat(absent.precision()).isEmpty();
        assertThat(absent.recall()).isEmpty();
        assertThat(absent.f1()).isEmpty();
        assertThat(metrics.balancedAccuracy()).isEqualTo(0.75);
    }

    @Test
    void lossIsTheMeanNegativeLogLikelihood() {
        ClassificationMetrics metrics = ClassificationMetrics.of(List.of(image(0, 0, 0), image(1, Math.log(3), 0)), 1);
        assertThat(metrics.loss()).isCloseTo((Math.log(2) + Math.log(4)) / 2, within(1e-12));
    }

    @Test
    void hugeLogitsDoNotOverflow() {
        assertThat(ClassificationMetrics.of(List.of(image(1, 1e6, -1e6)), 1).loss())
                .isEqualTo(2e6);
    }

    @Test
    void expectedErrorIsTheGapBetweenConfidenceAndAccuracy() {
        double logit = Math.log(0.8 / 0.2);
        List<ClassifiedImage> predictions =
                List.of(image(0, logit, 0), image(0, logit, 0), image(1, logit, 0), image(1, logit, 0));
        assertThat(Reliability.of(predictions, 1, 10).expectedError()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void theFittedTemperatureUndoesWhatLogitsWereMultipliedBy() {
        Random random = SeededRandom.forTest("ClassificationMetricsTest", 4);
        List<ClassifiedImage> predictions = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            double[] logits = {2 * random.nextGaussian(), 2 * random.nextGaussian(), 2 * random.nextGaussian()};
            int label = drawn(logits, random);
            predictions.add(
                    new ClassifiedImage("p" + i, label, new double[] {3 * logits[0], 3 * logits[1], 3 * logits[2]}));
        }
        double temperature = TemperatureFit.of(predictions);
        assertThat(temperature).isCloseTo(3, within(0.2));
        assertThat(Reliability.of(predictions, temperature, 15).expectedError())
                .isLessThan(Reliability.of(predictions, 1, 15).expectedError() / 3);
    }

    @Test
    void withoutImagesThereAreNoMetrics() {
        assertThatThrownBy(() -> ClassificationMetrics.of(List.of(), 1)).hasMessage("there is no image to score");
    }

    @Test
    void aLogitThatIsNotANumberIsRefusedWithItsImage() {
        assertThatThrownBy(() -> image(0, 1, Double.NaN)).hasMessage("image p has the logit NaN for class 1");
    }

    /** A class drawn with the probabilities that the softmax of the logits gives. */
    private static int drawn(double[] logits, Random random) {
        ClassifiedImage stated = new ClassifiedImage("p", 0, logits);
        double left = random.nextDouble();
        for (int label = 0; label < logits.length - 1; label++) {
            left -= Math.exp(stated.logProbability(label, 1));
            if (left < 0) {
                return label;
            }
        }
        return logits.length - 1;
    }

    private static ClassifiedImage image(int label, double... logits) {
        return new ClassifiedImage("p", label, logits);
    }
}
