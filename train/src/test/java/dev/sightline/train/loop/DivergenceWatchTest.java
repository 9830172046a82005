package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.torch.LossTerms;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DivergenceWatchTest {

    private final DivergenceWatch watch = new DivergenceWatch();

    private void step(double loss) {
        watch.step(terms(loss), "epoch 1, step 60 of 99", "Likely cause: a test.");
    }

    private static LossTerms terms(double loss) {
        return LossTerms.of(Map.of("class", loss));
    }

    @Test
    void fiftyAbsurdStepsInARowEndTheRun() {
        step(2.3);
        for (int i = 1; i < DivergenceWatch.STEPS; i++) {
            step(75269);
        }
        assertThatThrownBy(() -> step(75269))
                .isInstanceOf(DivergedException.class)
                .hasMessage(
                        "diverged in epoch 1, step 60 of 99: the loss is 75269.0, and was above 1000.0 for 50 steps in"
                                + " a row. Likely cause: a test.");
    }

    @Test
    void aPeakThatRecoversDoesNot() {
        step(2.3);
        assertThatCode(() -> {
                    for (int i = 0; i < 1000; i++) {
                        step(i % DivergenceWatch.STEPS == 0 ? 3 : 1e6);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aSmallBeginningOfAWellTrainedNetworkIsNoMeasure() {
        step(1e-4);
        assertThatCode(() -> {
                    for (int i = 0; i < 1000; i++) {
                        step(999);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aRecipeWithLargeGainsBeginsHighAndIsMeasuredByThat() {
        step(5000);
        assertThatCode(() -> {
                    for (int i = 0; i < 1000; i++) {
                        step(400_000);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aShortEpochThatWasAbsurdButForItsFirstStepEndsTheRun() {
        step(2.3);
        for (int i = 0; i < 4; i++) {
            step(75269);
        }
        assertThatThrownBy(() -> watch.epoch(terms(60215), 5, "epoch 1, step 5 of 5", "Likely cause: a test."))
                .hasMessageContaining("diverged in epoch 1, step 5 of 5");
    }

    @Test
    void anEpochThatEndsOnAPeakDoesNot() {
        step(2.3);
        step(1e6);
        step(1e6);
        assertThatCode(() -> watch.epoch(terms(6e5), 99, "epoch 1, step 99 of 99", ""))
                .doesNotThrowAnyException();
    }
}
