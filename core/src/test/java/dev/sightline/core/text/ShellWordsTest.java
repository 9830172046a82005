package dev.sightline.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {

    @Test
    void wordsThatNoShellReadsMoreIntoStayAsTheyAre() {
        assertThat(ShellWords.line(List.of("sightline", "train", "-o", "train.epochs=3", "--run", "runs/a_b/1")))
                .isEqualTo("sightline train -o train.epochs=3 --run runs/a_b/1");
    }

    @Test
    void allOthersAreQuoted() {
        assertThat(ShellWords.quoted("my boards")).isEqualTo("'my boards'");
        assertThat(ShellWords.quoted("it's")).isEqualTo("'it'\\''s'");
        assertThat(ShellWords.quoted("")).isEqualTo("''");
        assertThat(ShellWords.quoted("~")).isEqualTo("'~'");
    }

    @Test
    void aShellTakesTheLineApartIntoTheSameWords() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs /bin/sh");
        List<String> words = List.of(
                "a b",
                "it's",
                "\"quoted\"",
                "$HOME",
                "`id`",
                "划痕",
                "*",
                "a\\b",
                "!x",
                "",
                "~",
                "#1",
                "(x)&;|<>",
                "-o",
                "é");

        Process shell = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "for word in " + ShellWords.line(words) + "; do printf '%s.\\n' \"$word\"; done")
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(printed.lines().map(line -> line.substring(0, line.length() - 1)))
                .containsExactlyElementsOf(words);
    }
}
