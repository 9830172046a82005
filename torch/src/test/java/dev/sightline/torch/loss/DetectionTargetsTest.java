package dev.sightline.torch.loss;

import static dev.sightline.torch.loss.AlignedCase.GOLDEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What anchors are trained towards, against a reference. */
class DetectionTargetsTest {

    private static final double TOLERANCE = 1e-5;

    @Test
    void rowsWeightsBoxesAndBinsAreThoseOfTheReference() {
        DetectionTargets targets = DetectionTargets.assign(
                AlignedCase.options(),
                AlignedCase.GRID,
                AlignedCase.targets(),
                GOLDEN.floats("predicted-scores"),
                GOLDEN.floats("predicted-distances"));
        assertThat(LongStream.of(targets.rowIndices())
                        .mapToInt(Math::toIntExact)
                        .toArray())
                .containsExactly(GOLDEN.integers("assigned-rows"));
        GOLDEN.requireClose("assigned-weights", targets.weights(), TOLERANCE);
        GOLDEN.requireClose("weight-sum", targets.weightSum(), TOLERANCE);
        GOLDEN.requireClose("assigned-boxes", targets.boxes(), TOLERANCE);
        GOLDEN.requireClose("assigned-centers", targets.anchorCenters(), TOLERANCE);
        GOLDEN.requireClose("assigned-bins", targets.binTargets(), TOLERANCE);
        GOLDEN.requireClose("target-scores", targets.scores(), TOLERANCE);
    }

    @Test
    void aBatchWithoutBoxesHasNoRowsAndTargetScoresOfZero() {
        DetectionTargets targets = DetectionTargets.assign(
                AlignedCase.options(),
                AlignedCase.GRID,
                AlignedCase.noTargets(),
                GOLDEN.floats("predicted-scores"),
                GOLDEN.floats("predicted-distances"));
        assertThat(targets.size()).isZero();
        assertThat(targets.weightSum()).isZero();
        assertThat(targets.scores()).hasSize(3 * 30 * 3).containsOnly(0);
    }
}
