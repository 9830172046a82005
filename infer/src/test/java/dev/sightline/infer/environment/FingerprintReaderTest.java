package dev.sightline.infer.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintReaderTest {

    @TempDir
    Path folder;

    private Path proc;
    private Path sys;

    @BeforeEach
    void folders() throws IOException {
        proc = Files.createDirectories(folder.resolve("proc"));
        sys = Files.createDirectories(folder.resolve("sys"));
    }

    @Test
    void theLoadIsThatOfTheLastMinute() throws IOException {
        Files.writeString(proc.resolve("loadavg"), "2.24 2.45 1.65 4/106 14526\n");

        assertThat(reader().load()).hasValue(2.24);
    }

    @Test
    void theKernelIsItsFirstLine() throws IOException {
        Files.writeString(proc.resolve("version"), "Linux version 6.1.0 (gcc 12) #1 SMP\n");

        assertThat(reader().kernel()).isEqualTo("Linux version 6.1.0 (gcc 12) #1 SMP");
    }

    @Test
    void coresUnderOneGovernorNameItOnce() throws IOException {
        governor("cpu0", "performance");
        governor("cpu1", "performance");

        assertThat(reader().governor()).isEqualTo("performance");
    }

    @Test
    void coresUnderDifferentGovernorsNameEach() throws IOException {
        governor("cpu0", "schedutil");
        governor("cpu10", "performance");
        Files.createDirectories(sys.resolve("devices/system/cpu/cpuidle"));

        assertThat(reader().governor()).isEqualTo("performance schedutil");
    }

    @Test
    void whatASystemDoesNotReportIsCalledNotReadable() throws IOException {
        assertThat(reader().kernel()).isEqualTo("not readable");
        assertThat(reader().governor()).isEqualTo("not readable");

        Files.createDirectories(sys.resolve("devices/system/cpu/cpu0"));
        assertThat(reader().governor()).isEqualTo("not readable");
    }

    @Test
    void onlyVariablesThatSteerNativeLibrariesAreKept() {
        FingerprintReader reader = new FingerprintReader(
                proc, sys, Map.of("OMP_NUM_THREADS", "2", "HOME", "/root", "MALLOC_ARENA_MAX", "1", "SECRET", "x"));

        assertThat(reader.environment())
                .containsExactly(Map.entry("MALLOC_ARENA_MAX", "1"), Map.entry("OMP_NUM_THREADS", "2"));
    }

    @Test
    void ofTheJvmCollectorsAndTuningOptionsAreKept() {
        List<String> arguments = List.of("-Xmx2g", "-XX:+UseSerialGC", "-Dsightline.root=/opt", "-Xint", "-ea");

        assertThat(FingerprintReader.jvm(List.of("Copy", "G1 Young Generation"), arguments))
                .containsExactly("Copy", "G1-Young-Generation", "-XX:+UseSerialGC", "-Xint");
    }

    @Test
    void aTableOfGraphicsCardsIsReadLineByLine() {
        List<GraphicsCard> cards = GraphicsCard.parse(List.of(
                "NVIDIA H100 80GB HBM3, 550.54.15, 1980 MHz, 2619 MHz, 700.00 W, P0, 345 MHz, 2619 MHz",
                "Tesla T4, 535.1, 1590 MHz, 5001 MHz, [N/A], P8, 300 MHz, 405 MHz",
                ""));

        assertThat(cards).hasSize(2);
        assertThat(cards.get(0))
                .isEqualTo(new GraphicsCard(
                        "NVIDIA H100 80GB HBM3",
                        "550.54.15",
                        List.of("1980 MHz", "2619 MHz", "700.00 W"),
                        "P0",
                        List.of("345 MHz", "2619 MHz")));
        assertThat(cards.get(1).settings()).isEqualTo("Tesla T4, driver 535.1, at most 1590 MHz, 5001 MHz, [N/A]");
    }

    @Test
    void aTableOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> GraphicsCard.parse(List.of("No devices were found")))
                .hasMessageContaining("8 fields")
                .hasMessageEndingWith("received: No devices were found");
    }

    @Test
    void aMachineWithoutTheToolHasNoCard() {
        assertThat(GraphicsProbe.of(List.of(folder.resolve("no-such-tool").toString()))
                        .cards())
                .isEmpty();
    }

    @Test
    void aToolThatFailsIsReportedAsACardThatIsNotReadable() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        assertThat(GraphicsProbe.of(List.of(java, "--no-such-option")).cards())
                .singleElement()
                .extracting(GraphicsCard::name)
                .asString()
                .startsWith("not readable (")
                .contains("no-such-option");
    }

    private FingerprintReader reader() {
        return new FingerprintReader(proc, sys, Map.of());
    }

    private void governor(String core, String governor) throws IOException {
        Path file = sys.resolve("devices/system/cpu/" + core + "/cpufreq/scaling_governor");
        Files.createDirectories(file.getParent());
        Files.writeString(file, governor + "\n");
    }
}
