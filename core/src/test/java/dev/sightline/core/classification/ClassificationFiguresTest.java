package dev.sightline.core.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.testing.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassificationFiguresTest {

    @Test
    void topCountsPicturesWhoseClassIsAmongTheHighest() {
        ClassificationFigures figures = ClassificationFigures.of(
                List.of(picture(0, 3, 2, 1), picture(1, 3, 2, 1), picture(2, 3, 2, 1), picture(2, 0, 0, 5)), 1);
        assertThat(figures.top(1)).isEqualTo(0.5);
        assertThat(figures.top(2)).isEqualTo(0.75);
        assertThat(figures.top(3)).isEqualTo(1);
        assertThat(figures.top(5)).isEqualTo(1);
    }

    @Test
    void equalLogitsRankInTheOrderOfClassNumbers() {
        assertThat(picture(0, 1, 1).rank()).isZero();
        assertThat(picture(1, 1, 1).rank()).isEqualTo(1);
        assertThat(picture(1, 1, 1).answer()).isZero();
    }

    @Test
    void figuresOfAClassFollowFromTheConfusionMatrix() {
        ClassificationFigures figures = ClassificationFigures.of(
                List.of(picture(0, 1, 0, 0), picture(0, 0, 1, 0), picture(1, 0, 1, 0), picture(1, 0, 1, 0)), 1);
        assertThat(figures.confusion().rows()).containsExactly(List.of(1, 1, 0), List.of(0, 2, 0), List.of(0, 0, 0));
        ClassAccuracy second = figures.classes().get(1);
        assertThat(second.precision()).hasValue(2.0 / 3);
        assertThat(second.recall()).hasValue(1);
        assertThat(second.f1()).hasValue(0.8);
        ClassAccuracy absent = figures.classes().get(2);
        assertThat(absent.precision()).isEmpty();
        assertThat(absent.recall()).isEmpty();
        assertThat(absent.f1()).isEmpty();
        assertThat(figures.balancedAccuracy()).isEqualTo(0.75);
    }

    @Test
    void lossIsTheMeanNegativeLogLikelihood() {
        ClassificationFigures figures =
                ClassificationFigures.of(List.of(picture(0, 0, 0), picture(1, Math.log(3), 0)), 1);
        assertThat(figures.loss()).isCloseTo((Math.log(2) + Math.log(4)) / 2, within(1e-12));
    }

    @Test
    void hugeLogitsDoNotOverflow() {
        assertThat(ClassificationFigures.of(List.of(picture(1, 1e6, -1e6)), 1).loss())
                .isEqualTo(2e6);
    }

    @Test
    void expectedErrorIsTheGapBetweenConfidenceAndAccuracy() {
        double logit = Math.log(0.8 / 0.2);
        List<ClassifiedPicture> answers =
                List.of(picture(0, logit, 0), picture(0, logit, 0), picture(1, logit, 0), picture(1, logit, 0));
        assertThat(Reliability.of(answers, 1, 10).expectedError()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void theFittedTemperatureUndoesWhatLogitsWereMultipliedBy() {
        Random random = SeededRandom.forTest("ClassificationFiguresTest", 4);
        List<ClassifiedPicture> answers = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            double[] logits = {2 * random.nextGaussian(), 2 * random.nextGaussian(), 2 * random.nextGaussian()};
            int label = drawn(logits, random);
            answers.add(
                    new ClassifiedPicture("p" + i, label, new double[] {3 * logits[0], 3 * logits[1], 3 * logits[2]}));
        }
        double temperature = TemperatureFit.of(answers);
        assertThat(temperature).isCloseTo(3, within(0.2));
        assertThat(Reliability.of(answers, temperature, 15).expectedError())
                .isLessThan(Reliability.of(answers, 1, 15).expectedError() / 3);
    }

    @Test
    void noPictureIsNoFigure() {
        assertThatThrownBy(() -> ClassificationFigures.of(List.of(), 1)).hasMessage("there is no picture to score");
    }

    @Test
    void aLogitThatIsNotANumberIsRefusedWithItsPicture() {
        assertThatThrownBy(() -> picture(0, 1, Double.NaN)).hasMessage("picture p has the logit NaN for class 1");
    }

    /** A class drawn with the probabilities that the softmax of the logits states. */
    private static int drawn(double[] logits, Random random) {
        ClassifiedPicture stated = new ClassifiedPicture("p", 0, logits);
        double left = random.nextDouble();
        for (int label = 0; label < logits.length - 1; label++) {
            left -= Math.exp(stated.logProbability(label, 1));
            if (left < 0) {
                return label;
            }
        }
        return logits.length - 1;
    }

    private static ClassifiedPicture picture(int label, double... logits) {
        return new ClassifiedPicture("p", label, logits);
    }
}
