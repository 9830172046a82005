package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.train.run.RunFolder;
import dev.sightline.train.run.RunHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run goes on with what it was trained by, or with changes that were accepted and are kept. */
class ResumeCheckTest {

    @TempDir
    Path work;

    private RunFolder stopped() throws IOException {
        TinyTask task = TinyTask.CLASSIFICATION;
        Path recipe = task.recipe(work.resolve("tiny.yaml"), task.data(work.resolve("data"), 8), 3);
        return TinyRun.stoppedAfter(1, recipe, work.resolve("run"));
    }

    @Test
    void otherDataThreadsPrecisionAndRecipeAreListedTogetherAndRefused() throws IOException {
        RunFolder run = stopped();
        byte[] recipe = Files.readAllBytes(run.recipe());
        Files.delete(work.resolve("data/train/left/p0.png"));

        assertThatThrownBy(() -> TinyRun.resume(
                        run, "optimizer.learning-rate=0.01", "train.threads=1", "train.precision=bfloat16"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--accept-changes")
                .hasMessageContaining("\n  data fingerprint: ")
                .hasMessageContaining("\n  threads: 2 -> 1")
                .hasMessageContaining("\n  precision: float32 -> bfloat16")
                .hasMessageContaining("\n  optimizer.learning-rate: not stated -> 0.01");

        assertThat(run.recipe()).hasBinaryContent(recipe);
    }

    @Test
    void acceptedChangesAreKeptInTheRecipeAndTheHistory() throws IOException {
        RunFolder run = stopped();

        TinyRun.resumeChanged(run, "optimizer.learning-rate=0.01", "train.epochs=2");

        assertThat(run.log())
                .content()
                .contains("changed since the last session: optimizer.learning-rate: not stated -> 0.01")
                .contains("changed since the last session: train.epochs: 3 -> 2");
        RunHistory history = RunHistory.read(run.provenance());
        assertThat(history.sessions()).hasSize(2);
        assertThat(history.sessions().get(1).fromEpoch()).isEqualTo(1);
        assertThat(history.sessions().get(1).changes())
                .containsExactlyInAnyOrder("optimizer.learning-rate: not stated -> 0.01", "train.epochs: 3 -> 2");
        assertThat(TinyRun.resume(run, "train.epochs=3").epochsDone()).isEqualTo(3);
        assertThat(run.recipe()).content().contains("learning-rate: 0.01");
    }

    @Test
    void aLongerRunIsListedAlone() throws IOException {
        RunFolder run = stopped();

        assertThat(TinyRun.resume(run, "train.epochs=4").epochsDone()).isEqualTo(4);

        assertThat(run.log()).content().contains("changed since the last session: train.epochs: 3 -> 4");
    }

    @Test
    void aRecipeThatWasEditedInTheFolderIsNoticed() throws IOException {
        RunFolder run = stopped();
        Files.writeString(run.recipe(), Files.readString(run.recipe()).replace("seed: 3", "seed: 4"));

        assertThatThrownBy(() -> TinyRun.resume(run)).hasMessageContaining("\n  values in recipe.yaml: ");
    }

    @Test
    void dataInAnotherPlaceAndIsTheSameGoesOn() throws IOException {
        RunFolder run = stopped();
        Path other = Files.move(work.resolve("data"), work.resolve("other"));

        assertThat(TinyRun.resume(run, "data.root='" + other + "'").epochsDone())
                .isEqualTo(3);
    }
}
