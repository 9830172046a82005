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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container without fonts and without a temporary folder leaves of a run: all of it but the plots. */
@Tag("slow")
class SlimContainerTest {

    @TempDir
    Path folder;

    private Path data;
    private Path run;

    @BeforeEach
    void boards() {
        data = folder.resolve("boards");
        run = folder.resolve("run");
        CommandRun made = CommandRun.of(
                "data",
                "synth",
                "boards",
                "--out",
                data.toString(),
                "--train",
                "4",
                "--val",
                "2",
                "--test",
                "2",
                "--size",
                "128");
        assertThat(made.exitCode()).as(made.err()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aRunEndsWellWithoutFontsAndKeepsItsWeights() throws Exception {
        Finished trained = slim(
                "train",
                recipe(),
                "-o",
                "data.root=" + data,
                "-o",
                "train.epochs=1",
                "-o",
                "input.width=64",
                "-o",
                "input.height=64",
                "--run",
                run.toString());

        assertThat(trained.exitCode()).as(trained.printed()).isEqualTo(ExitCode.DONE);
        assertThat(trained.printed())
                .containsOnlyOnce("WARN")
                .contains("the run's curves could not be written", "apt-get install fontconfig")
                .doesNotContain("\tat ");
        assertThat(run.resolve("checkpoints/best.safetensors")).isRegularFile();

        Finished scored = slim("eval", "--run", run.toString(), "--split", "test");

        assertThat(scored.exitCode()).as(scored.printed()).isEqualTo(ExitCode.DONE);
        assertThat(scored.printed()).contains("AP50", "the plots of the split 'test' could not be written");
        assertThat(run.resolve("report.html")).isRegularFile();
        assertThat(run.resolve("predictions/test/page.png")).isRegularFile();
    }

    /** A limit on the size of files fails a write half way, as a full disk does. */
    @Test
    void aFullDiskIsNamedWithTheFileAndHowToGoOn() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs /bin/sh");
        Finished trained = finished(List.of(
                "/bin/sh",
                "-c",
                "ulimit -f 2048; exec "
                        + ShellWords.line(java(
                                "train",
                                recipe(),
                                "-o",
                                "data.root=" + data,
                                "--run",
                                run.toString(),
                                "-o",
                                "train.epochs=2",
                                "-o",
                                "input.width=64",
                                "-o",
                                "input.height=64"))));

        assertThat(trained.exitCode()).as(trained.printed()).isEqualTo(ExitCode.FAILED);
        assertThat(trained.printed())
                .containsPattern("checkpoints/[\\w.]+ could not be written: .* \\(after \\d+ bytes, free there: \\d+")
                .contains("go on with: sightline train --resume --run " + run)
                .doesNotContain("\tat ");
        assertThat(Files.readString(run.resolve("train.log"))).contains("go on with: sightline train --resume");
    }

    private record Finished(int exitCode, String printed) {}

    private static String recipe() {
        return SharedData.projectRoot().resolve("configs/quickstart.yaml").toString();
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "-Dsun.awt.fontconfig=/there/is/none",
                "-Djava.io.tmpdir=/there/is/none",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Finished slim(String... arguments) throws Exception {
        return finished(java(arguments));
    }

    private Finished finished(List<String> command) throws Exception {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        assertThat(ended).as(Files.readString(log)).isTrue();
        return new Finished(process.exitValue(), Files.readString(log));
    }
}
