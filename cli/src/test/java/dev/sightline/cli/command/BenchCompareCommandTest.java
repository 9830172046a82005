package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.cli.CommandRun;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.infer.bench.ClosedLoop;
import dev.sightline.infer.bench.LoopOptions;
import dev.sightline.infer.bench.Stage;
import dev.sightline.infer.bench.StageNanos;
import dev.sightline.infer.benchreport.BenchReport;
import dev.sightline.infer.benchreport.BenchSettings;
import dev.sightline.infer.benchreport.LoopStatistics;
import dev.sightline.infer.benchreport.ModelFacts;
import dev.sightline.infer.environment.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCompareCommandTest {

    @TempDir
    Path folder;

    @Test
    void jsonGivesTheRatioOfEachStageWithItsInterval() throws IOException {
        CommandRun run = compare(report("a.json", 4000, "1.29"), report("b.json", 2000, "1.29"), "--json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        JsonNode infer = new ObjectMapper().readTree(run.out()).at("/loops/0/median-ms/infer");
        assertThat(infer.get("ratio").asDouble()).isEqualTo(0.5);
        assertThat(infer.get("low").asDouble()).isEqualTo(0.5);
        assertThat(infer.get("high").asDouble()).isEqualTo(0.5);
    }

    @Test
    void theTableShowsBothValues() throws IOException {
        CommandRun run = compare(report("a.json", 4_000_000, "1.29"), report("b.json", 6_000_000, "1.29"));

        assertThat(run.out())
                .contains("1 workers, batch 1")
                .containsPattern("infer +4\\.000 +6\\.000 +1\\.500 +1\\.500 to 1\\.500")
                .contains("images/s");
    }

    @Test
    void otherConditionsAreRefusedByName() throws IOException {
        CommandRun run = compare(report("a.json", 4000, "1.29"), report("b.json", 2000, "1.30"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("libraries.runtime: 1.29 | 1.30", "--allow-different");
    }

    @Test
    void otherConditionsAreComparedWhenAllowedAndPrinted() throws IOException {
        CommandRun run = compare(report("a.json", 4000, "1.29"), report("b.json", 2000, "1.30"), "--allow-different");

        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("differs: libraries.runtime: 1.29 | 1.30");
    }

    @Test
    void aFileThatIsNoReportIsNamed() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"format\": 1}");

        CommandRun run = compare(report("a.json", 4000, "1.29"), bad);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("bad.json: no benchmark report: model is missing");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        CommandRun run = compare(report("a.json", 4000, "1.29"), folder.resolve("none.json"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("no such file or folder").contains("none.json");
    }

    private static CommandRun compare(Path first, Path second, String... options) {
        return options.length == 0
                ? CommandRun.of("bench", "compare", first.toString(), second.toString())
                : CommandRun.of("bench", "compare", first.toString(), second.toString(), options[0]);
    }

    private Path report(String name, long inferNanos, String runtime) throws IOException {
        LoopOptions loop = new LoopOptions(1, 1, 0, 20, Duration.ofMinutes(1));
        ModelFacts model = new ModelFacts(name, "0".repeat(64), 1, OptionalLong.empty(), OptionalDouble.empty());
        LoopStatistics statistics = LoopStatistics.of(
                new ClosedLoop(index -> new StageNanos(Map.of(Stage.INFER, inferNanos)), loop).run(), model);
        Path file = folder.resolve(name);
        new BenchReport(
                        model,
                        new BenchSettings("none", 1, List.of(loop)),
                        List.of(statistics),
                        Optional.empty(),
                        Fingerprint.current("cpu", Map.of("runtime", runtime)))
                .write(file);
        return file;
    }
}
