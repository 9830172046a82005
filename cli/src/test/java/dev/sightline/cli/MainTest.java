package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.cli.console.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class MainTest {

    @Test
    void helpListsTheCommandsAndHowToStart() {
        CommandRun run = CommandRun.of("--help");

        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("doctor", "sightline quickstart", "Exit codes");
    }

    @Test
    void versionNamesTheBuildAndTheJava() {
        assertThat(CommandRun.of("--version").out())
                .containsPattern("sightline \\d+\\.\\d+")
                .contains("Java " + Runtime.version().feature());
    }

    @Test
    void aCallWithoutACommandIsWrong() {
        CommandRun run = CommandRun.of();

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("a command is needed", "sightline --help");
    }

    @Test
    void aMistypedCommandIsPredictedWithTheNearest() {
        CommandRun run = CommandRun.of("docter");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("there is no command 'docter' here", "Did you mean: sightline doctor");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aMistypedOptionIsPredictedWithTheNearest() {
        CommandRun run = CommandRun.of("doctor", "--jsn");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("there is no option '--jsn' here", "--json", "sightline doctor --help");
    }

    @ParameterizedTest(name = "{0}: {1} is called {2} now")
    @CsvSource({
        "bench, --pictures=photos, --images",
        "verify, --pictures, --images",
        "verify, --limits, --tolerances",
        "export, --pictures, --images",
        "export, --calibration-pictures, --calibration-images",
        "eval, --no-pictures, --no-images",
        "features, --picture, --image"
    })
    void anOptionByItsOldNameIsRefusedWithTheNewOne(String command, String written, String now) {
        String[] needed = switch (command) {
            case "verify" -> new String[] {"m.onnx", "--run", "r", "--data", "d"};
            case "export" -> new String[] {"--run", "r", "--out", "m.onnx"};
            case "bench" -> new String[] {"--model", "m.onnx"};
            case "features" -> new String[] {"--run", "r", "--out", "o.png", "--layer", "stem"};
            default -> new String[] {"--run", "r"};
        };
        List<String> call = new ArrayList<>(List.of(command));
        call.addAll(List.of(needed));
        call.addAll(List.of(written));
        CommandRun run = CommandRun.of(call.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains(" is called " + now + " now");
    }

    static Stream<CommandLine> everyCommand() {
        return allBelow(Main.commandLine());
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandStatesWhatItDoesAndHasHelp(CommandLine command) {
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        assertThat(command.getUsageMessage()).contains("--help", "--verbose");
    }

    private static Stream<CommandLine> allBelow(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().distinct().flatMap(MainTest::allBelow));
    }
}
