package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlyBestTest {

    @TempDir
    Path work;

    @Test
    void anEndedRunKeepsItsBestWeightsAloneAndStatesHowToTrainFurther() throws IOException {
        RunFolder run = TinyRun.whole(recipe(), work.resolve("run"));

        assertThat(run.checkpoints()).isDirectoryContaining("glob:**best.safetensors");
        assertThat(run.weights(RunFolder.LATEST)).doesNotExist();
        assertThat(run.state(RunFolder.LATEST)).doesNotExist();
        assertThatThrownBy(() -> TinyRun.resume(run, "train.epochs=3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "start another run from them: -o train.start-from=" + run.weights(RunFolder.BEST));
    }

    @Test
    void aRunThatWasStoppedCanBeResumedStill() throws IOException {
        RunFolder run = TinyRun.stoppedAfter(1, recipe(), work.resolve("run"));

        assertThat(run.state(RunFolder.LATEST)).exists();
        assertThat(TinyRun.resume(run).epochsDone()).isEqualTo(2);
        assertThat(run.state(RunFolder.LATEST)).doesNotExist();
    }

    @Test
    void weightsOfTheLastEpochStayWhereThereAreNoneOfABestOne() throws IOException {
        RunFolder run = TinyRun.stoppedAfter(1, recipe(), work.resolve("run"));
        Files.delete(run.weights(RunFolder.BEST));
        RunFiles files = new RunFiles(run, PreparedRun.of(recipe(), List.of()).task());

        assertThat(files.keepOnlyBest()).isFalse();
        assertThat(run.weights(RunFolder.LATEST)).exists();
        assertThat(run.state(RunFolder.LATEST)).exists();
    }

    @Test
    void patienceBelowTheEpochsBetweenValidationsEndsNoRunThatWasNeverValidated() throws IOException {
        TinyTask task = TinyTask.CLASSIFICATION;
        Path recipe = task.recipe(
                work.resolve("tiny.yaml"),
                task.data(work.resolve("data"), 8),
                4,
                "only-best: true, validate-every: 3, patience: 1");
        RunFolder run = TinyRun.whole(recipe, work.resolve("run"));

        assertThat(run.weights(RunFolder.BEST)).exists();
        assertThat(Files.readAllLines(run.metrics())).hasSizeBetween(1 + 3, 1 + 4);
    }

    private Path recipe() throws IOException {
        TinyTask task = TinyTask.CLASSIFICATION;
        return task.recipe(work.resolve("tiny.yaml"), task.data(work.resolve("data"), 8), 2, "only-best: true");
    }
}
