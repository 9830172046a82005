package dev.sightline.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorFactsTest {

    @Test
    void onlyAbilitiesThatNetworksUseAreKeptInReportingOrder() {
        ProcessorFacts facts = ProcessorFacts.parse(List.of(
                "processor\t: 0",
                "model name\t: Fast CPU @ 3.0: special",
                "flags\t\t: sse avx2 avx512_bf16 fpu avx",
                "processor\t: 1",
                "model name\t: Other"));

        assertThat(facts.model()).isEqualTo("Fast CPU @ 3.0: special");
        assertThat(facts.abilities()).containsExactly("avx", "avx2", "avx512_bf16");
    }

    @Test
    void armProcessorsListTheirAbilitiesAsFeatures() {
        assertThat(ProcessorFacts.parse(List.of("Features\t: fp asimd bf16")).abilities())
                .containsExactly("asimd", "bf16");
    }

    @Test
    void withoutAnyFactsTheModelIsTheArchitecture() {
        ProcessorFacts facts = ProcessorFacts.parse(List.of());

        assertThat(facts.model()).isEqualTo(System.getProperty("os.arch"));
        assertThat(facts.abilities()).isEmpty();
    }

    @Test
    void theMachineOfTheseTestsIsDescribedUnderStableNames() {
        Machine machine = Machine.current();

        assertThat(machine.memoryBytes()).isGreaterThan(machine.maxHeapBytes() / 4);
        assertThat(machine.fields())
                .containsOnlyKeys("system", "java", "cpu", "cpu-abilities", "cores", "memory-bytes", "max-heap-bytes")
                .containsEntry("cores", Runtime.getRuntime().availableProcessors());
    }
}
