package dev.sightline.infer.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.infer.benchreport.BenchReports;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final OptionalDouble IDLE = OptionalDouble.of(0.1);

    private final Fingerprint print = BenchReports.fingerprint("Fast CPU", 8_000_000_000L, IDLE);

    @Test
    void everyConditionThatDiffersIsNamedWithBothValues() {
        Fingerprint other = new Fingerprint(
                print.machine(),
                print.kernel(),
                "powersave",
                List.of(),
                Map.of("MALLOC_ARENA_MAX", "1"),
                Map.of("onnxruntime", "1.28.0"),
                "cuda",
                List.of(),
                IDLE);

        assertThat(print.differences(other))
                .extracting(Difference::toString)
                .containsExactly(
                        "governor: performance | powersave",
                        "jvm: G1-Young-Generation -XX:+UseG1GC | none",
                        "environment.OMP_WAIT_POLICY: PASSIVE | absent",
                        "libraries.onnxruntime: 1.29.0 | 1.28.0",
                        "provider: cpu | cuda",
                        "graphics.0: Card, driver 1.2, at most 1980 MHz | absent",
                        "environment.MALLOC_ARENA_MAX: absent | 1");
    }

    @Test
    void anotherProcessorIsAnotherMachine() {
        assertThat(print.differences(BenchReports.fingerprint("Slow CPU", 8_000_000_000L, IDLE)))
                .containsExactly(new Difference("cpu", "Fast CPU", "Slow CPU"));
    }

    @Test
    void memoryCountsInTenthsOfAGigabyte() {
        assertThat(print.differences(BenchReports.fingerprint("Fast CPU", 8_000_300_000L, IDLE)))
                .isEmpty();
        assertThat(print.differences(BenchReports.fingerprint("Fast CPU", 16_000_000_000L, IDLE)))
                .containsExactly(new Difference("memory", "8.0 GB", "16.0 GB"));
    }

    @Test
    void theLoadIsNoDifferenceButAHighOneIsAWarning() {
        Fingerprint busy = BenchReports.fingerprint("Fast CPU", 8_000_000_000L, OptionalDouble.of(1.5));

        assertThat(print.differences(busy)).isEmpty();
        assertThat(print.warnings()).isEmpty();
        assertThat(busy.warnings()).singleElement().asString().contains("a load of 1.50 on 2 cores");
    }

    @Test
    void clocksAndPowerStateBeforeTheRunAreNoDifference() {
        GraphicsCard idle = new GraphicsCard("Card", "1.2", List.of("1980 MHz"), "P8", List.of("210 MHz"));

        assertThat(idle.settings()).isEqualTo(print.graphics().get(0).settings());
    }

    @Test
    void thisMachineHasAFingerprintEqualToItself() {
        Fingerprint here = Fingerprint.current("cpu", Map.of("sightline", "0.1"));

        assertThat(here.differences(Fingerprint.current("cpu", Map.of("sightline", "0.1"))))
                .isEmpty();
        assertThat(here.conditions()).containsKeys("cpu", "governor", "kernel", "jvm", "libraries.sightline");
    }
}
