package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs whose batches differ in size. */
class ChangingSizesTest {

    @TempDir
    Path work;

    @ParameterizedTest
    @EnumSource
    void aMultiScaleRunResumedEndsWithTheSameBitsAndLogsItsSizesOnce(TinyTask task) throws IOException {
        Path recipe = recipe(task, "multi-scale: {min: 0.5, max: 2}");
        RunFolder whole = TinyRun.whole(recipe, work.resolve("whole"));
        RunFolder broken = TinyRun.stoppedAfter(1, recipe, work.resolve("broken"));
        TinyRun.resume(broken);

        TinyRun.requireSameBits(broken, whole);
        assertThat(whole.log())
                .content()
                .containsOnlyOnce("multi-scale: 32 to 128 pixels, drawn for each batch")
                .doesNotContain("on: images of ");
    }

    @Test
    void aRectangularRunResumedEndsWithTheSameBitsAndLogsItsPadding() throws IOException {
        Path recipe = recipe(TinyTask.DETECTION, "rectangular: true");
        Files.writeString(
                recipe,
                Files.readString(recipe)
                        .replace("width: 64", "width: 96")
                        .replace("  - mosaic: {probability: 0.5, off-last-epochs: 1}\n", ""));
        RunFolder whole = TinyRun.whole(recipe, work.resolve("whole"));
        RunFolder broken = TinyRun.stoppedAfter(1, recipe, work.resolve("broken"));
        TinyRun.resume(broken);

        TinyRun.requireSameBits(broken, whole);
        assertThat(whole.log())
                .content()
                .contains(
                        "rectangular batches: 1 size within 96 x 64 pixels, 0 % of the pixels are padding (33 % at one size)");
    }

    private Path recipe(TinyTask task, String settings) throws IOException {
        return task.recipe(work.resolve("sizes.yaml"), task.data(work.resolve("data"), 8), 2, settings);
    }
}
