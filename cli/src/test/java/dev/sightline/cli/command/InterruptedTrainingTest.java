package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sightline.cli.CommandRun;
import dev.sightline.cli.Main;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Ctrl-C leaves, tried on a process of its own with the signal that a terminal sends. */
class InterruptedTrainingTest {

    private static final int ENOUGH_EPOCHS = 500;

    @TempDir
    Path folder;

    /** SIGINT is signal 2, the second bit of the mask. */
    private static final long INTERRUPT = 1 << 1;

    @Test
    void anInterruptedRunStatesHowToGoOnAndDoesSo() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "needs /bin/kill to send the signal");
        Path data = folder.resolve("boards");
        Path run = folder.resolve("run");
        CommandRun.of(
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
        Path log = folder.resolve("log");
        Process training = start(log, data, run);
        waitFor(training, log, "epoch   2/");

        new ProcessBuilder("/bin/kill", signal(), String.valueOf(training.pid()))
                .start()
                .waitFor();

        assertThat(training.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(log))
                .containsPattern("stopped after epoch \\d+; go on with: sightline train --resume --run " + run);
        int done = Files.readAllLines(run.resolve("metrics.csv")).size() - 1;
        CommandRun resumed =
                CommandRun.of("train", "--resume", "--run", run.toString(), "-o", "train.epochs=" + (done + 1));
        assertThat(resumed.exitCode()).as(resumed.err()).isEqualTo(ExitCode.DONE);
        assertThat(resumed.out()).contains("resuming after epoch " + done);
        assertThat(Files.readAllLines(run.resolve("metrics.csv"))).hasSize(done + 2);
    }

    /**
     * What Ctrl-C sends. Commands that a shell put into the background ignore that signal and so do their children, the one
     * under test included; the one that ends a service is handled in the same way.
     */
    private static String signal() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & INTERRUPT) != 0);
        return ignored ? "-TERM" : "-INT";
    }

    private static Process start(Path log, Path data, Path run) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                SharedData.projectRoot().resolve("configs/quickstart.yaml").toString(),
                "-o",
                "data.root=" + data,
                "-o",
                "train.epochs=" + ENOUGH_EPOCHS,
                "-o",
                "input.width=64",
                "-o",
                "input.height=64",
                "--run",
                run.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        return builder.redirectOutput(log.toFile()).start();
    }

    private static void waitFor(Process process, Path log, String line) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!Files.readString(log).contains(line)) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(System.nanoTime()).as(Files.readString(log)).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
