package dev.sightline.train.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.machine.MachineUse;
import dev.sightline.core.machine.ProcessorShare;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadChoiceTest {

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "2, 0, 0, 2, a free machine is used whole",
        "2, .2, 0, 2, a little of other work takes no core",
        "2, 1.1, 0, 1, a core that is taken is left to the other program",
        "2, 2, 0, 1, there is always one thread",
        "16, 3.4, 1, 12, what the host takes counts as taken",
    })
    void autoTakesWhatOthersLeaveFree(int processors, double others, double stolen, int threads, String reason) {
        ProcessorShare share = new ProcessorShare(processors, OptionalDouble.empty());
        MachineUse use = new MachineUse(processors, others, stolen, 0, 1);

        assertThat(ThreadChoice.free(share, use).threads()).isEqualTo(threads);
    }

    @Test
    void theReasonNamesCoresLimitAndLoad() {
        ProcessorShare share = new ProcessorShare(8, OptionalDouble.of(3.5));

        assertThat(ThreadChoice.free(share, new MachineUse(8, 1.2, 0, 0, 4.1)).reason())
                .isEqualTo("threads: 3 (auto: 8 cores, of which the container may use 3.5; other programs use 1.2, load"
                        + " 4.1)");
        assertThat(ThreadChoice.all(share).reason())
                .isEqualTo("threads: 3 (8 cores, of which the container may use 3.5)");
    }
}
