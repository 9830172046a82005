package dev.sightline.core.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MachineSampleTest {

    private static final MachineSample BEFORE = sample(10, 100, 8, 50, 0, 0);

    @Test
    void whatOthersUseIsTheBusyTimeWithoutOnesOwn() {
        MachineUse use = sample(20, 118, 11, 56, 100, 35).since(BEFORE);

        assertThat(use.others()).isCloseTo(1.2, within(1e-9));
        assertThat(use.stolen()).isCloseTo(.3, within(1e-9));
        assertThat(use.free()).isCloseTo(.5, within(1e-9));
        assertThat(use.throttled()).isCloseTo(.35, within(1e-9));
        assertThat(use.load()).isEqualTo(4.1);
    }

    @Test
    void ownTimeCountedFinerThanTheMachinesDoesNotComeOutNegative() {
        assertThat(sample(11, 100.5, 8, 50.51, 0, 0).since(BEFORE).others()).isZero();
    }

    @Test
    void overAShortTimeOthersUseNoMoreThanThereIs() {
        assertThat(sample(10.5, 101.3, 8, 50, 0, 0).since(BEFORE).others()).isEqualTo(2);
    }

    @Test
    void withoutALimitNothingIsThrottled() {
        assertThat(sample(11, 101, 8, 51, 0, 0).since(BEFORE).throttled()).isZero();
    }

    @Test
    void samplesComeInOrder() {
        assertThatThrownBy(() -> BEFORE.since(BEFORE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in order");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisMachineCountsItsProcessors() {
        MachineSample now = MachineSample.now().orElseThrow();

        assertThat(now.processors()).isGreaterThanOrEqualTo(1);
        assertThat(now.times().busySeconds()).isPositive();
        assertThat(now.ownSeconds()).isPositive();
    }

    private static MachineSample sample(
            double seconds, double busy, double stolen, double own, long periods, long throttled) {
        return new MachineSample(
                (long) (seconds * 1e9),
                2,
                new CpuTimes(busy, stolen),
                own,
                new CpuQuota(OptionalDouble.of(1.5), periods, throttled),
                4.1);
    }
}
