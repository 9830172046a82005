package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeLimitTest {

    /** More than a second's work. */
    private static final int EPOCHS = 30;

    @TempDir
    Path work;

    @Test
    @Tag("slow")
    void aRunStopsAtTheEndOfTheEpochThatReachesTheLimitAndGoesOnToTheSameBits() throws IOException {
        TinyTask task = TinyTask.CLASSIFICATION;
        Path data = task.data(work.resolve("data"), 40);
        Path recipe = task.recipe(work.resolve("tiny.yaml"), data, EPOCHS);

        RunFolder run = TinyRun.whole(recipe, work.resolve("run"), "train.time-limit=1s");

        assertThat(run.log())
                .content()
                .containsPattern("stopped after epoch [0-9]+: train.time-limit, 1s, is reached")
                .doesNotContain("epoch " + EPOCHS + "/");
        assertThat(TinyRun.resume(run, "train.time-limit=none").epochsDone()).isEqualTo(EPOCHS);
        TinyRun.requireSameBits(run, TinyRun.whole(recipe, work.resolve("whole")));
    }
}
