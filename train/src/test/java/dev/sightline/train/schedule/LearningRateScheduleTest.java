package dev.sightline.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.torch.optimise.LearningRates;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LearningRateScheduleTest {

    static List<Arguments> decays() {
        return List.of(
                Arguments.of("constant at the end", new Decay.Constant(), 10.0, 1.0),
                Arguments.of("linear half way", new Decay.Linear(0.1), 5.0, 0.55),
                Arguments.of("linear at the end", new Decay.Linear(0.1), 10.0, 0.1),
                Arguments.of("cosine at the start", new Decay.Cosine(0.1), 0.0, 1.0),
                Arguments.of("cosine half way", new Decay.Cosine(0.1), 5.0, 0.55),
                Arguments.of("cosine at the end", new Decay.Cosine(0.1), 10.0, 0.1),
                Arguments.of("steps before the first", new Decay.Steps(List.of(4, 8), 0.5), 3.99, 1.0),
                Arguments.of("steps at the first", new Decay.Steps(List.of(4, 8), 0.5), 4.0, 0.5),
                Arguments.of("steps after the last", new Decay.Steps(List.of(4, 8), 0.5), 9.0, 0.25));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decays")
    void decayFollowsItsCurve(String name, Decay decay, double epoch, double expected) {
        assertThat(decay.factor(epoch, 10)).as(name).isCloseTo(expected, within(1e-12));
    }

    @Test
    void warmUpClimbsInAStraightLineAndBiasesStartElsewhere() {
        LearningRateSchedule schedule = new LearningRateSchedule(0.01, new Decay.Constant(), new WarmUp(2, 0, 0.1), 10);
        assertThat(schedule.at(0, 7)).isEqualTo(new LearningRates(0, 0, 0.1));
        LearningRates half = schedule.at(1, 7);
        assertThat(half.weights()).isCloseTo(0.005, within(1e-12));
        assertThat(half.biases()).isCloseTo(0.055, within(1e-12));
        assertThat(schedule.at(2, 7)).isEqualTo(LearningRates.same(0.01));
    }

    /** 20 updates are two epochs of 10, so that the rises are those of a warm-up of two epochs. */
    @Test
    void aWarmUpInUpdatesRaisesTheMomentumToo() {
        WarmUp warmUp = new WarmUp(WarmUp.Length.updates(20), .2, .01, Optional.of(new WarmUp.Momentum(.8, .937)));
        LearningRateSchedule schedule = new LearningRateSchedule(0.01, new Decay.Constant(), warmUp, 10);
        assertThat(schedule.at(0, 10).momentum()).hasValue(.8);
        LearningRates half = schedule.at(1, 10);
        assertThat(half.weights()).isCloseTo(0.006, within(1e-12));
        assertThat(half.momentum().orElseThrow()).isCloseTo(.8685, within(1e-12));
        assertThat(schedule.at(1.9, 10).momentum().orElseThrow()).isCloseTo(.93015, within(1e-12));
        assertThat(schedule.at(2, 10)).isEqualTo(LearningRates.same(0.01));
    }

    @Test
    void aRateOfZeroIsRefused() {
        assertThatThrownBy(() -> new LearningRateSchedule(0, new Decay.Constant(), WarmUp.NONE, 10))
                .hasMessage("a learning rate must be above 0, received 0.0");
    }
}
