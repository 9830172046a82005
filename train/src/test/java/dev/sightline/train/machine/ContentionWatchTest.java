package dev.sightline.train.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.machine.MachineUse;
import org.junit.jupiter.api.Test;

/** Fed with stretches of steps, without a clock. */
class ContentionWatchTest {

    private static final MachineUse ALONE = new MachineUse(2, .1, 0, 0, 2.0);
    private static final MachineUse CROWDED = new MachineUse(2, 1, 0, 0, 4.1);

    @Test
    void stepsThatTakeLongerWhileOthersUseTheCoresAreNoticedWithWhatFewerThreadsWouldTake() {
        ContentionWatch watch = ContentionWatch.of(2).after(5, 20, ALONE).after(8, 2, CROWDED);

        assertThat(watch.notice())
                .contains("other programs use 1.0 of the 2 cores (load 4.1): a step takes 4.00 s, and 0.25 s while the"
                        + " cores were free; train.threads: 1 would take about 0.50 s");
    }

    @Test
    void aRunThatWasNeverAloneIsAdvisedWithoutANumber() {
        assertThat(ContentionWatch.of(2).after(8, 2, CROWDED).notice())
                .contains("other programs use 1.0 of the 2 cores (load 4.1): a step takes 4.00 s; train.threads: 1"
                        + " would not wait for them");
    }

    @Test
    void slowStepsOnAFreeMachineAreTheRunsOwn() {
        ContentionWatch watch = ContentionWatch.of(2).after(5, 20, ALONE).after(20, 2, ALONE);

        assertThat(watch.notice()).isEmpty();
        assertThat(watch.quietStep()).isEqualTo(10);
    }

    @Test
    void othersThatDoNotSlowTheStepsAreNoReason() {
        assertThat(ContentionWatch.of(2)
                        .after(5, 20, ALONE)
                        .after(5, 20, CROWDED)
                        .notice())
                .isEmpty();
    }

    @Test
    void othersOnCoresThatTheRunDoesNotNeedAreNoReason() {
        MachineUse spare = new MachineUse(16, 6, 0, 0, 9);

        assertThat(ContentionWatch.of(8).after(20, 1, spare).notice()).isEmpty();
    }

    @Test
    void asManyThreadsAreAdvisedAsThereAreFreeCores() {
        MachineUse others = new MachineUse(16, 3.8, 0, 0, 20);
        ContentionWatch watch = ContentionWatch.of(16)
                .after(8, 8, new MachineUse(16, 0, 0, 0, 16))
                .after(8, 2, others);

        assertThat(watch.notice().orElseThrow()).endsWith("train.threads: 12 would take about 1.33 s");
    }

    @Test
    void withOneThreadThereIsNothingToAdvise() {
        MachineUse others = new MachineUse(1, .5, 0, 0, 2);

        assertThat(ContentionWatch.of(1).after(8, 2, others).notice())
                .contains("other programs use 0.5 of the 1 cores (load 2.0): a step takes 4.00 s");
    }

    @Test
    void aHostThatTakesTheProcessorsIsNamed() {
        assertThat(ContentionWatch.of(2)
                        .after(8, 2, new MachineUse(2, 0, .8, 0, 2))
                        .notice()
                        .orElseThrow())
                .startsWith("the host of this virtual machine takes away 0.8 of the 2 cores");
    }

    @Test
    void aContainersLimitThatStopsTheRunIsNamed() {
        assertThat(ContentionWatch.of(2)
                        .after(8, 2, new MachineUse(2, 0, 0, .45, 2))
                        .notice())
                .contains("the limit on this container's processor time stops the run in 45 % of the periods"
                        + " (2 threads); fewer train.threads do not wait for one that was stopped");
    }

    @Test
    void thereIsOneNoticeInAWhile() {
        ContentionWatch watch = ContentionWatch.of(2).after(8, 2, CROWDED);
        assertThat(watch.notice()).isPresent();

        for (double seconds = 0; seconds < 900; seconds += 100) {
            watch = watch.after(100, 2, CROWDED);
            assertThat(watch.notice()).as("after %s s", seconds + 100).isEmpty();
        }

        assertThat(watch.after(100, 2, CROWDED).notice()).isPresent();
    }
}
