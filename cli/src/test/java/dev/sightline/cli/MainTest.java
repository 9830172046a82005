package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.cli.console.ExitCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    static Stream<CommandLine> everyCommand() {
        return allBelow(Main.commandLine());
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandSaysWhatItDoesAndHasHelp(CommandLine command) {
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        assertThat(command.getUsageMessage()).contains("--help", "--verbose");
    }

    private static Stream<CommandLine> allBelow(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().distinct().flatMap(MainTest::allBelow));
    }
}
