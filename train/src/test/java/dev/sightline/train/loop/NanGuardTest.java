package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.torch.LossTerms;
import dev.sightline.torch.Precision;
import dev.sightline.torch.optimise.UpdateOutcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NanGuardTest {

    private static final LossTerms BAD = LossTerms.of(Map.of("box", Double.NaN));

    @Test
    void aBadFirstLossSuspectsTheWeights() {
        assertThatThrownBy(() -> new NanGuard(Precision.FLOAT32).check(BAD, "epoch 0.00", 0.1, true))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("the loss is not a number at epoch 0.00")
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
