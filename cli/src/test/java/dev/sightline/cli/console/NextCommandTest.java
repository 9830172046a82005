package dev.sightline.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sightline.cli.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

class NextCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"runs/1", "my runs/1", "it's \"mine\"", "-run", "划痕/$1", "a;b"})
    void everyPrintedCommandIsParsedIntoTheSamePath(String name) throws IOException {
        Path run = Path.of(name);

        assertThat(option(NextCommand.resume(run, List.of("data.root='my data'", "train.epochs=3")), "--run"))
                .isEqualTo(run);
        assertThat(option(NextCommand.eval(run, "test"), "--run")).isEqualTo(run);
        assertThat(option(NextCommand.resumeSearch(run), "--out")).isEqualTo(run);
        assertThat(parsed(NextCommand.train(run, List.of("data.root='a b'")))
                        .matchedPositionalValue(0, Path.of("absent"))
                        .normalize())
                .isEqualTo(run);
        assertThat(option(NextCommand.verify(run, run, "latest", run, "val"), "--data"))
                .isEqualTo(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train.epochs=3", "data.root='a b'"})
    void theOverridesThatARunNeedsAreInItsCommand(String override) throws IOException {
        ParseResult parsed = parsed(NextCommand.resume(Path.of("r"), List.of(override)));

        assertThat(parsed.matchedOptionValue("-o", List.of())).isEqualTo(List.of(override));
        assertThat(parsed.hasMatchedOption("--resume")).isTrue();
    }

    private static Path option(String line, String name) throws IOException {
        Path found = parsed(line).matchedOptionValue(name, Path.of("absent"));
        return found.normalize();
    }

    /** The command as a shell and the command line take it apart; a missing option is an exception. */
    private static ParseResult parsed(String line) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs /bin/sh");
        Process shell = new ProcessBuilder(
                        "/bin/sh", "-c", "for word in " + line + "; do printf '%s\\n' \"$word\"; done")
                .start();
        List<String> words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(words.get(0)).isEqualTo("sightline");
        return Main.commandLine()
                .parseArgs(words.subList(1, words.size()).toArray(String[]::new))
                .subcommand();
    }
}
