package dev.sightline.torch.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.torch.Precision;
import org.junit.jupiter.api.Test;

/** A resumed run doubles its loss scale at the update at which the run that was never stopped does. */
class LossScaleStateTest {

    @Test
    void theCountOfGoodUpdatesGoesOnAfterAResume() {
        LossScale whole = new LossScale(Precision.FLOAT16);
        LossScale resumed = new LossScale(Precision.FLOAT16);
        good(whole, 1500);
        resumed.restore(new TrainingState.Scale(whole.value(), whole.goodUpdates()));
        good(whole, 499);
        good(resumed, 499);
        assertThat(resumed.value()).isEqualTo(65536).isEqualTo(whole.value());
        good(whole, 1);
        good(resumed, 1);
        assertThat(resumed.value()).isEqualTo(131072).isEqualTo(whole.value());
    }

    @Test
    void anOverflowHalvesAndCountsAnew() {
        LossScale scale = new LossScale(Precision.FLOAT16);
        good(scale, 1999);
        scale.overflowed();
        assertThat(scale.value()).isEqualTo(32768);
        assertThat(scale.goodUpdates()).isZero();
    }

    @Test
    void otherPrecisionsScaleByOne() {
        LossScale scale = new LossScale(Precision.BFLOAT16);
        good(scale, 5000);
        scale.restore(new TrainingState.Scale(4, 3));
        assertThat(scale.value()).isEqualTo(1);
        assertThat(scale.goodUpdates()).isZero();
    }

    private static void good(LossScale scale, int updates) {
        for (int i = 0; i < updates; i++) {
            scale.wentWell();
        }
    }
}
