package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandExecutionTest {

    @TempDir
    Path folder;

    /** As {@code /dev/full} is: whatever is written to it is lost. */
    private static final class FullDisk extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "recipe keys",
                "recipe keys --json",
                "summary --family yolov8 --scale n --json",
                "train --help"
            })
    void outputThatCannotBeWrittenIsAFailureInOneLine(String call) {
        CommandRun run = run(call.split(" ", -1), new FullDisk());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("sightline")
                .contains("standard output could not be written");
    }

    @Test
    void aWrongCallStaysOneWhereOutputIsLost() {
        assertThat(run(new String[] {"recipe", "keyz"}, new FullDisk()).exitCode())
                .isEqualTo(ExitCode.WRONG_INPUT);
    }

    @Test
    void aLibraryThatCannotBeUnpackedIsOneLineWithItsFolder() {
        String usual = System.setProperty("java.io.tmpdir", "/there/is/none");
        try {
            CommandRun run = failing(new ExceptionInInitializerError(new IOException("No space left on device")));

            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("fail: a native library could not be loaded: No space left on device.")
                    .contains("/there/is/none, which is not there", "-Djava.io.tmpdir=DIR");
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }
    }

    @Test
    void memoryThatIsUsedUpIsOneLineThatStatesHowToGiveMore() {
        CommandRun run = failing(new OutOfMemoryError("Java heap space"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("fail: out of memory (Java heap space)")
                .contains("-Xmx8g");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inspect /dev/zero",
                "eval --model /dev/zero --data .",
                "verify /dev/zero --against /dev/zero --data .",
                "predict --model /dev/zero --out OUT IMAGE",
                "bench --model /dev/zero",
                "bench compare /dev/zero /dev/zero",
                "weights inspect /dev/zero",
                "recipe show /dev/zero",
                "train /dev/zero"
            })
    void aDeviceInPlaceOfAFileIsRefusedInOneLine(String call) {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "needs /dev/zero");

        Path image = folder.resolve("image.png");
        ImageWriter.writePng(new Image(8, 8, new byte[8 * 8 * 3]), image);
        String complete = call.replace("OUT", folder.toString()).replace("IMAGE", image.toString());
        CommandRun run = run(complete.split(" ", -1), OutputStream.nullOutputStream());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err().lines()).singleElement().asString().contains("/dev/zero");
    }

    /** A command that ends with an error. */
    @Command(name = "fail")
    private record Failing(Error error) implements Runnable {

        @Override
        public void run() {
            throw error;
        }
    }

    private static CommandRun failing(Error error) {
        return run(
                new CommandLine(new Failing(error)).setExecutionStrategy(new CommandExecution()),
                new String[0],
                OutputStream.nullOutputStream());
    }

    private static CommandRun run(String[] arguments, OutputStream out) {
        return run(Main.commandLine(), arguments, out);
    }

    private static CommandRun run(CommandLine commands, String[] arguments, OutputStream out) {
        StringWriter err = new StringWriter();
        commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8)).setErr(new PrintWriter(err, true));
        int exitCode = commands.execute(arguments);
        return new CommandRun(exitCode, "", err.toString());
    }
}
