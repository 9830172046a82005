package dev.sightline.infer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.geometry.Box;
import dev.sightline.core.metric.GroundTruthBox;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A right and a wrong box whose scores are equal but for rounding: AP is 1 in one order and .5 in the other. */
class NearTiesTest {

    private static final double ALLOWED = .001;
    private static final Box.Pixels OBJECT = new Box.Pixels(0, 0, 16, 16);
    private static final Box.Pixels ELSEWHERE = new Box.Pixels(100, 100, 116, 116);
    private static final VerifiedImage IMAGE =
            new VerifiedImage("one", Path.of("one.png"), List.of(new GroundTruthBox(0, 0, 16, 16, 256, 0, false)));

    @Test
    void aDifferenceFromNearTiesBelowATenthIsExplainedAndHolds() {
        MetricGate gate = gate(.04, true);

        assertThat(gate.agrees()).isFalse();
        assertThat(gate.passed()).isTrue();
        assertThat(gate.lines())
                .anyMatch(line -> line.startsWith("AP50     1.0000 reference, 0.5000 candidate"))
                .last()
                .asString()
                .contains("near-ties", "scores below .1", "no score is higher than 0.040", "hardly trained");
        assertThat(gate.fields()).containsKey("near_ties");
    }

    @Test
    void atHigherScoresADifferenceIsADifference() {
        MetricGate gate = gate(.4, true);

        assertThat(gate.passed()).isFalse();
        assertThat(gate.lines()).noneMatch(line -> line.contains("near-ties"));
    }

    @Test
    void whereOutputsDifferNothingIsExcused() {
        assertThat(gate(.04, false).passed()).isFalse();
    }

    @Test
    void equalMetricsNeedNoExplanation() {
        DetectionComparison comparison = comparison();
        comparison.add(IMAGE, found(.04, 0), found(.04, 0));

        assertThat(comparison.metrics(ALLOWED, true).nearTies()).isEmpty();
    }

    @Test
    void aGateWithoutPredictionsOfAFifthStatesThatItComparedNothing() {
        PredictionComparison predictions = new PredictionComparison();
        predictions.add(
                DetectionMatching.of(found(.04, 0).items(), found(.04, 0).items()));

        assertThat(predictions.gate(VerificationTolerances.float32()).lines())
                .contains("no prediction has a score of .2 or more, so there is nothing to compare yet");
    }

    private static MetricGate gate(double score, boolean equalOutputs) {
        DetectionComparison comparison = comparison();
        comparison.add(IMAGE, found(score, 1e-7), found(score, -1e-7));
        return comparison.metrics(ALLOWED, equalOutputs);
    }

    private static DetectionComparison comparison() {
        DetectionHead head =
                new DetectionHead(new BoxCoding.DecodedBoxes("boxes", "scores"), DetectionDecoding.forEvaluation());
        return new DetectionComparison(head, head, 1);
    }

    /** @param lead by which the right box's score is higher than the wrong one's */
    private static Detections found(double score, double lead) {
        return new Detections(Stream.of(new Detection(OBJECT, 0, score + lead), new Detection(ELSEWHERE, 0, score))
                .sorted((one, other) -> Double.compare(other.score(), one.score()))
                .toList());
    }
}
