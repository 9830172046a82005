package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.torch.LossTerms;
import dev.sightline.torch.Precision;
import dev.sightline.torch.optimise.UpdateOutcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NanGuardTest {

    private static final LossTerms BAD = LossTerms.of(Map.of("box", Double.NaN));

    @Test
    void aBadFirstLossSuspectsTheWeights() {
        assertThatThrownBy(() -> new NanGuard(Precision.FLOAT32).check(BAD, "epoch 1, step 1 of 9", 0.1, true))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("diverged in epoch 1, step 1 of 9: the loss is not a number (box NaN)")
                .hasMessageContaining("weights themselves are suspect");
    }

    @Test
    void aLaterBadLossSuspectsTheLearningRate() {
        assertThatThrownBy(() -> new NanGuard(Precision.FLOAT32).check(BAD, "epoch 3.50", 0.1, false))
                .hasMessageContaining("the learning rate, now 0.1, is too high")
                .hasMessageNotContaining("mixed precision");
    }

    @Test
    void mixedPrecisionIsNamedWhereItIsInUse() {
        assertThatThrownBy(() -> new NanGuard(Precision.BFLOAT16).check(BAD, "epoch 3.50", 0.1, false))
                .hasMessageContaining("train.precision: float32");
    }

    @Test
    void aGradientThatIsNotANumberStopsTheRun() {
        assertThatThrownBy(() -> new NanGuard(Precision.FLOAT32)
                        .check(new UpdateOutcome(Double.POSITIVE_INFINITY, false, true), "epoch 1.00", 0.1))
                .hasMessageContaining("norm Infinity");
    }

    @Test
    void aPredictionThatIsNotANumberStopsTheRunBeforeItIsDecoded() {
        NetworkOutputs outputs =
                new NetworkOutputs(Map.of("scores", NetworkOutput.of(new float[] {1, Float.NaN}, 1, 2)));
        assertThatThrownBy(() -> new NanGuard(Precision.FLOAT32).check(outputs, "validation of epoch 2", 5))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("diverged before the validation of epoch 2: the network's output 'scores'")
                .hasMessageContaining("the learning rate, now 5.0, is too high");
    }

    @Test
    void halfPrecisionMayOverflowNowAndThen() {
        NanGuard guard = new NanGuard(Precision.FLOAT16);
        assertThatCode(() -> guard.check(new UpdateOutcome(Double.POSITIVE_INFINITY, false, true), "epoch 1.00", 0.1))
                .doesNotThrowAnyException();
    }

    /** They would stay so for good, so that no precision tolerates it. */
    @Test
    void runningStatisticsThatAreNotNumbersStopTheRun() {
        assertThatThrownBy(() ->
                        new NanGuard(Precision.FLOAT16).check(new UpdateOutcome(1, false, false), "epoch 1.00", 0.1))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("running statistics of batch normalization are not numbers at epoch 1.00")
                .hasMessageContaining("train.drop-last: true");
    }
}
