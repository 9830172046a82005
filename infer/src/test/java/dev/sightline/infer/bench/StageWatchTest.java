package dev.sightline.infer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StageWatchTest {

    private final FakeClock clock = new FakeClock();

    @Test
    void lapsOfOneStageAddUp() {
        StageWatch watch = StageWatch.start(clock);
        clock.pass(3);
        watch.lap(Stage.READ);
        clock.pass(10);
        watch.lap(Stage.DECODE);
        clock.pass(4);
        watch.lap(Stage.READ);

        assertThat(watch.nanos().nanos(Stage.READ)).isEqualTo(7);
        assertThat(watch.nanos().nanos(Stage.DECODE)).isEqualTo(10);
        assertThat(watch.nanos().nanos(Stage.INFER)).isZero();
        assertThat(watch.nanos().sum()).isEqualTo(17);
    }

    @Test
    void skippedTimeBelongsToNoStage() {
        StageWatch watch = StageWatch.start(clock);
        clock.pass(5);
        watch.skip();
        clock.pass(2);
        watch.lap(Stage.BOXES);

        assertThat(watch.nanos().sum()).isEqualTo(2);
    }

    @Test
    void timesAreNeverNegative() {
        assertThatThrownBy(() -> new StageNanos(Map.of(Stage.INFER, -4L)))
                .hasMessage("a stage takes 0 nanoseconds or more, received -4 for infer");
    }

    @Test
    void theSystemClockSleepsUntilTheMoment() throws InterruptedException {
        BenchClock system = BenchClock.system();
        long moment = system.nanos() + 300_000;
        system.sleepUntil(moment);

        assertThat(system.nanos()).isGreaterThanOrEqualTo(moment);
    }
}
