package dev.sightline.core.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiLabelMetricsTest {

    /** Small enough to be counted by hand. */
    private static final List<MultiLabelImage> FOUR = List.of(
            image("a", List.of(0), 2, -1, -3),
            image("b", List.of(0, 1), -1, 1, -3),
            image("c", List.of(), 1, -2, -1),
            image("d", List.of(1), -2, -.5, -2));

    @Test
    void metricsAreThoseCountedByHand() {
        MultiLabelMetrics metrics = MultiLabelMetrics.of(FOUR);
        // Class 0 in order: a, c, b, d; class 1: b, d, a, c; nothing shows class 2.
        assertThat(metrics.averagePrecisions().get(0).orElseThrow()).isCloseTo(5.0 / 6, within(1e-12));
        assertThat(metrics.averagePrecisions().subList(1, 3))
                .containsExactly(OptionalDouble.of(1), OptionalDouble.empty());
        assertThat(metrics.meanAveragePrecision()).isCloseTo((5.0 / 6 + 1) / 2, within(1e-12));
        assertThat(metrics.classes())
                .containsExactly(
                        new ClassAccuracy(0, 2, 2, 1), new ClassAccuracy(1, 2, 1, 1), new ClassAccuracy(2, 0, 0, 0));
        assertThat(metrics.microF1()).isCloseTo(4.0 / 7, within(1e-12));
        assertThat(metrics.macroF1()).isCloseTo((.5 + 2.0 / 3) / 2, within(1e-12));
        assertThat(metrics.exactShare()).isEqualTo(.25);
        assertThat(metrics.loss()).isCloseTo(.42877268075754954, within(1e-12));
        assertThat(metrics.byName()).containsOnlyKeys("mAP", "micro-F1", "macro-F1", "exact-match", "loss");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "equal scores enter together, 1 1, 10, .5",
        "equal scores behind a hit, 2 1 1, 101, .83333333333333",
        "all found first, 3 2 1, 110, 1",
        "the one sought comes last, 3 2 1, 001, .33333333333333",
        "everything is sought, 1 2 3, 111, 1",
    })
    void tiesAndOrderDecideAveragePrecision(String rule, String scores, String sought, double expected) {
        List<MultiLabelImage> images = new ArrayList<>();
        List<String> logits = List.of(scores.split(" "));
        for (int i = 0; i < logits.size(); i++) {
            List<Integer> labels = sought.charAt(i) == '1' ? List.of(0) : List.of();
            images.add(image("p" + i, labels, Double.parseDouble(logits.get(i))));
        }
        double forwards = MultiLabelMetrics.of(images).meanAveragePrecision();
        Collections.reverse(images);
        assertThat(forwards).as(rule).isCloseTo(expected, within(1e-12));
        assertThat(MultiLabelMetrics.of(images).meanAveragePrecision()).isEqualTo(forwards);
    }

    @Test
    void aScoreOfOneHalfIsAPrediction() {
        MultiLabelImage image = image("a", List.of(1), 0, 0, -1e-9);
        assertThat(List.of(image.predicts(0), image.predicts(1), image.predicts(2)))
                .containsExactly(true, true, false);
    }

    @Test
    void lossesOfHugeLogitsAreFinite() {
        assertThat(image("a", List.of(0), 1000, 1000).loss()).isEqualTo(500);
    }

    @Test
    void theWorstClassIsTheOneFarthestFromTheTarget() {
        assertThat(image("a", List.of(0), 3, 2, -4).worstClass()).isEqualTo(1);
        assertThat(image("a", List.of(0, 1), -3, 2, 1).worstClass()).isZero();
    }

    @Test
    void whatCannotBeScoredIsRefused() {
        assertThatThrownBy(() -> MultiLabelMetrics.of(List.of())).hasMessage("there is no image to score");
        assertThatThrownBy(() -> image("a", List.of(2), 0, 1)).hasMessage("image a has class 2, there are 2 logits");
        assertThatThrownBy(() -> image("a", List.of(), Double.NaN)).hasMessage("image a has the logit NaN for class 0");
    }

    private static MultiLabelImage image(String id, List<Integer> labels, double... logits) {
        return new MultiLabelImage(id, labels, logits);
    }
}
