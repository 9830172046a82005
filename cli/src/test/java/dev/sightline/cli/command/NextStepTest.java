package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sightline.cli.CommandRun;
import dev.sightline.cli.Main;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.core.text.ShellWords;
import dev.sightline.testing.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands print as the next step, given to a shell as it is printed. */
@Tag("slow")
class NextStepTest {

    private static final String NAMES = "it's my 板 \"$1\"";

    @TempDir
    Path folder;

    private Path work;

    @BeforeEach
    void boards() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs /bin/sh");
        work = Files.createDirectory(folder.resolve(NAMES));
        CommandRun.of(
                "data",
                "synth",
                "boards",
                "--out",
                work.resolve("boards").toString(),
                "--train",
                "4",
                "--val",
                "2",
                "--test",
                "2",
                "--size",
                "128");
    }

    @Test
    void theQuickstartIsScoredAgainByTheCommandItPrints() throws Exception {
        String small = "-o train.epochs=1 -o input.width=64 -o input.height=64";
        String printed = shell("sightline quickstart --data boards " + small);
        String next = after(printed, "score it again:");

        assertThat(shell(next)).contains("AP50", "report.html");
    }

    @Test
    void aFileThatWasNotVerifiedIsByTheCommandThatExportPrints() throws Exception {
        String recipe = ShellWords.quoted(
                SharedData.projectRoot().resolve("configs/quickstart.yaml").toString());
        String run = ShellWords.quoted(NAMES);
        shell("sightline train " + recipe
                + " -o data.root=boards -o train.epochs=1 -o input.width=64 -o input.height=64 --run " + run);
        String printed =
                shell("sightline export --no-verify --run " + run + " --out " + ShellWords.quoted(NAMES + ".onnx"));
        String next = after(printed, "prove it:");

        assertThat(shell(next)).contains("all gates hold");
    }

    private static String after(String printed, String words) {
        return printed.lines()
                .filter(line -> line.contains(words))
                .map(line -> line.substring(line.indexOf(words) + words.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(printed));
    }

    /** Runs one line in the folder of work, where {@code sightline} is this build. */
    private String shell(String line) throws Exception {
        String sightline = ShellWords.line(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "-Dsightline.root=" + SharedData.projectRoot(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder("/bin/sh", "-c", "sightline() { " + sightline + " \"$@\"; }; " + line)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        assertThat(ended).as(Files.readString(log)).isTrue();
        assertThat(process.exitValue()).as(line + "\n" + Files.readString(log)).isEqualTo(ExitCode.DONE);
        return Files.readString(log);
    }
}
