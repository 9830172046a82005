package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.train.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResumeTest {

    private static final int EPOCHS = 3;

    @TempDir
    Path work;

    @ParameterizedTest
    @EnumSource
    void aRunKilledInMidEpochAndResumedEndsWithTheSameBits(TinyTask task) throws Exception {
        Path data = task.data(work.resolve("data"), 16);
        Path recipe = task.recipe(work.resolve("tiny.yaml"), data, EPOCHS);

        Path whole = work.resolve("whole");
        runToEnd(work.resolve("whole.log"), "start", recipe.toString(), whole.toString());

        Path broken = work.resolve("broken");
        Path log = work.resolve("broken.log");
        Process process = TrainingProcess.launch(log, "start", recipe.toString(), broken.toString());
        killAfter(process, log, "step 1 1");
        assertThat(TrainingProcess.output(log)).doesNotContain("epoch 1 done");
        runToEnd(work.resolve("resumed.log"), "resume", broken.toString());
        assertThat(TrainingProcess.output(work.resolve("resumed.log"))).contains("resuming after epoch 1");

        RunFolder expected = RunFolder.open(whole);
        RunFolder resumed = RunFolder.open(broken);
        TinyRun.requireSameBits(resumed, expected);
        assertThat(Files.readAllLines(resumed.metrics())).hasSize(EPOCHS + 1);
    }

    private static void runToEnd(Path log, String... arguments) throws Exception {
        Process process = TrainingProcess.launch(log, arguments);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(TrainingProcess.output(log)).isZero();
    }

    /** SIGKILL, as soon as the line has been printed: nothing of the process gets to clean up. */
    private static void killAfter(Process process, Path log, String line) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!TrainingProcess.output(log).contains(line)) {
            assertThat(process.isAlive()).as(TrainingProcess.output(log)).isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(2);
        }
        process.destroyForcibly().waitFor();
    }
}
