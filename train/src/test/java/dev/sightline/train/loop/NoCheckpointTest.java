package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.train.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was killed before its first checkpoint was whole starts again. */
class NoCheckpointTest {

    @TempDir
    Path work;

    @Test
    @Tag("slow")
    void aRunKilledInItsFirstEpochStartsAgain() throws Exception {
        Path recipe = recipe(2);
        Path log = work.resolve("log");
        Process process = TrainingProcess.launch(
                log, "start", recipe.toString(), work.resolve("run").toString());
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!TrainingProcess.output(log).contains("step 0 1")) {
            assertThat(process.isAlive()).as(TrainingProcess.output(log)).isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(2);
        }
        process.destroyForcibly().waitFor();
        RunFolder broken = RunFolder.open(work.resolve("run"));
        assertThat(broken.state(RunFolder.LATEST)).doesNotExist();

        assertThat(TinyRun.resume(broken).epochsDone()).isEqualTo(2);

        assertThat(broken.log()).content().contains("it starts again at epoch 0");
        TinyRun.requireSameBits(broken, TinyRun.whole(recipe, work.resolve("whole")));
    }

    @Test
    void bestWeightsThatWereWrittenBeforeLatestDoNotMakeItAnEndedRun() throws Exception {
        RunFolder run = TinyRun.stoppedAfter(1, recipe(2), work.resolve("run"));
        Files.delete(run.state(RunFolder.LATEST));
        Files.delete(run.weights(RunFolder.LATEST));
        assertThat(run.weights(RunFolder.BEST)).exists();

        assertThat(TinyRun.resume(run).epochsDone()).isEqualTo(2);

        assertThat(run.log()).content().contains("broken off before its first checkpoint: it starts again at epoch 0");
    }

    @Test
    void aRunKilledBeforeItsLabelsWereWrittenTakesThemFromTheData() throws Exception {
        RunFolder run = TinyRun.stoppedAfter(1, recipe(1), work.resolve("run"));
        for (Path file : new Path[] {run.state(RunFolder.LATEST), run.labels(), run.provenance()}) {
            Files.delete(file);
        }

        assertThat(TinyRun.resume(run).epochsDone()).isEqualTo(1);

        assertThat(Files.readAllLines(run.labels())).containsExactly("left", "right");
    }

    private Path recipe(int epochs) throws Exception {
        TinyTask task = TinyTask.CLASSIFICATION;
        return task.recipe(work.resolve("tiny.yaml"), task.data(work.resolve("data"), 8), epochs);
    }
}
