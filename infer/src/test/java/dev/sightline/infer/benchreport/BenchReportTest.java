package dev.sightline.infer.benchreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.infer.environment.Fingerprint;
import dev.sightline.infer.statistics.LatencySample;
import dev.sightline.infer.statistics.LatencySummary;
import dev.sightline.testing.SeededRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchReportTest {

    @TempDir
    Path folder;

    @Test
    void aReportThatWasWrittenIsReadBackWhole() throws IOException {
        BenchReport report = BenchReports.withOpenLoop();
        Path file = folder.resolve("a.json");
        report.write(file);

        BenchReport read = BenchReport.read(file);

        assertThat(read.fields()).isEqualTo(report.fields());
        assertThat(read.fingerprint()).isEqualTo(report.fingerprint());
        assertThat(read.settings()).isEqualTo(report.settings());
        assertThat(read.model()).isEqualTo(report.model());
        assertThat(read.openLoop()).isEqualTo(report.openLoop());
    }

    @Test
    void whatIsUnknownIsLeftOutAndReadBackAsUnknown() throws IOException {
        BenchReport known = BenchReports.inferring(4, 1);
        ModelFacts model =
                new ModelFacts("m.onnx", known.model().sha256(), 1, OptionalLong.empty(), OptionalDouble.empty());
        Fingerprint print = BenchReports.fingerprint("CPU", 1, OptionalDouble.empty());
        Path file = folder.resolve("a.json");
        new BenchReport(model, known.settings(), known.loops(), known.openLoop(), print).write(file);

        BenchReport read = BenchReport.read(file);

        assertThat(read.model()).isEqualTo(model);
        assertThat(read.fingerprint().load()).isEmpty();
        assertThat(read.openLoop()).isEmpty();
        assertThat(Files.readString(file)).doesNotContain("\"gflops\"", "\"load\"", "open-loop");
    }

    @Test
    void achievedOperationsAreThoseOfTheModelOverTheMedianOfInfer() {
        LoopStatistics loop = BenchReports.inferring(5, 1).loops().get(0);

        // 2.5 GFLOPs in about 5 ms.
        assertThat(loop.achievedGflops().orElseThrow()).isCloseTo(500, within(25.0));
    }

    @Test
    void longSamplesAreThinnedAndTheirSummaryIsOfAll() {
        LatencySample sample =
                LatencySample.of(LongStream.rangeClosed(1, 12_000).toArray());

        StageStatistics statistics = StageStatistics.of(sample);

        assertThat(statistics.kept().count()).isEqualTo(StageStatistics.KEPT);
        assertThat(statistics.summary()).isEqualTo(new LatencySummary(12_000, 1, 6001, 6000, 10_800, 11_880, 12_000));
    }

    @Test
    void theSummaryForPeopleHasNoRawLatencies() {
        Map<String, Object> summary = BenchReports.inferring(5, 1).summary();

        assertThat(summary.toString()).contains("latency-ms").doesNotContain("raw-nanos");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a key is gone                | \"sha256\"            | \"sha\"           | model.sha256 is missing",
                "a text is a number           | \"model.onnx\"        | 7                 | model.name must be a text, found 7",
                "a count is a fraction        | \"batch\" : 1         | \"batch\" : 1.5   | settings.loops[0].batch must be a whole number",
                "a count is out of range      | \"workers\" : 1       | \"workers\" : 0   | settings.loops[0]: a loop has at least one worker",
                "a checksum is too short      | 0123456789abcdef0     | 0                 | model: a sha-256 is 64 hexadecimal digits",
                "a later format               | \"format\" : 1        | \"format\" : 9    | a file of format 9",
                "an object is a list          | \"latency-ms\" : {    | \"latency-ms\" : [], \"x\" : { | loops[0].latency-ms must be an object, found array",
                "an unknown spread            | \"poisson\"           | \"bursts\"        | open-loop: arrivals are uniform or poisson, received 'bursts'",
                "a flag is a text             | \"kept-up\" : true    | \"kept-up\" : \"y\" | open-loop.trials[0].kept-up must be true or false",
                "a name twice                 | \"workers\" : 1,      | \"workers\" : 1, \"workers\" : 1, | Duplicate field",
                "a time beyond all bounds     | \"limit-seconds\" : 30.0 | \"limit-seconds\" : 1e300 | limit-seconds must be at most",
                "no JSON                      | \"settings\"          | settings          | line 10: Unexpected character",
            })
    void aDamagedReportIsRefusedWithThePlace(String reason, String found, String replacement, String expected)
            throws IOException {
        String text = BenchReports.text(BenchReports.withOpenLoop());
        assertThat(text).contains(found);
        Path file = folder.resolve("bad.json");
        int at = text.indexOf(found);
        Files.writeString(file, text.substring(0, at) + replacement + text.substring(at + found.length()));

        assertThatThrownBy(() -> BenchReport.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ": no benchmark report: ")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest(name = "''{0}''")
    @CsvSource({"''", "null", "[]", "7", "{}"})
    void anotherDocumentIsNoReport(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), text);

        assertThatThrownBy(() -> BenchReport.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no benchmark report");
    }

    @Test
    void aFileThatIsNotThereIsAFailureOfTheFileSystem() {
        assertThatThrownBy(() -> BenchReport.read(folder.resolve("none.json"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void mutatedReportsAreReadOrRefusedAndNothingElse() throws IOException {
        Random random = SeededRandom.forTest("BenchReportTest", 71);
        byte[] whole = BenchReports.text(BenchReports.withOpenLoop()).getBytes(StandardCharsets.UTF_8);
        // Without most of the raw latencies, so that mutations meet the structure.
        byte[] bytes = new String(whole, StandardCharsets.UTF_8)
                .replaceAll("(\\[ \\d+, \\d+)[\\d, ]+", "$1 ")
                .getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("fuzz.json");
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            Files.write(file, mutated(bytes, random));
            try {
                BenchReport.read(file);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("no benchmark report");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(250);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
        for (int i = random.nextInt(4); i > 0 && copy.length > 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }
}
