package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.nn.StoredArray;
import dev.sightline.train.run.RunFolder;
import dev.sightline.weights.safetensors.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run whose values are no longer numbers ends, states the cause, and leaves a good checkpoint. */
class DivergenceTest {

    @TempDir
    Path work;

    @ParameterizedTest
    @EnumSource
    void aRateFarTooHighEndsTheRunAndTheLastCheckpointStaysGood(TinyTask task) throws IOException {
        Path recipe = recipe(task);
        RunFolder run = TinyRun.whole(recipe, work.resolve("run"), "train.epochs=1");
        byte[] kept = Files.readAllBytes(run.state(RunFolder.LATEST));

        assertThatThrownBy(() -> TinyRun.resumeChanged(
                        run, "train.epochs=3", "optimizer.learning-rate=1e25", "schedule.warm-up-epochs=0"))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("diverged ")
                .hasMessageContaining("epoch 2")
                .hasMessageContaining("the learning rate, now ")
                .hasMessageContaining("The last good checkpoint is " + run.state(RunFolder.LATEST))
                .hasMessageContaining("train --resume --run " + run.root() + " -o optimizer.learning-rate=");

        assertThat(run.log()).content().contains("failed: diverged ").contains("The last good checkpoint is ");
        assertThat(run.state(RunFolder.LATEST)).hasBinaryContent(kept);
        assertThat(TinyRun.resumeChanged(run, "train.epochs=2", "optimizer.learning-rate=0.001")
                        .epochsDone())
                .isEqualTo(2);
    }

    @Test
    void anAbsurdLossThatIsANumberStillEndsTheRun() throws IOException {
        Path recipe = recipe(TinyTask.CLASSIFICATION);

        assertThatThrownBy(() -> TinyRun.whole(
                        recipe,
                        work.resolve("run"),
                        "train.epochs=30",
                        "optimizer={name: sgd, learning-rate: 1000}",
                        "train.gradient-clip=1e9",
                        "schedule.warm-up-epochs=0"))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("diverged ")
                .hasMessageContaining("lower optimizer.learning-rate");

        assertThat(new RunFolder(work.resolve("run")).log()).content().contains("failed: diverged ");
    }

    @ParameterizedTest
    @EnumSource
    void weightsThatAreNotNumbersAreSuspectedAtTheFirstStep(TinyTask task) throws IOException {
        Path recipe = recipe(task);
        RunFolder good = TinyRun.whole(recipe, work.resolve("good"), "train.epochs=1");
        Path bad = work.resolve("bad.safetensors");
        Map<String, StoredArray> weights = new LinkedHashMap<>(WeightFiles.read(good.weights(RunFolder.LATEST)));
        weights.replaceAll((path, array) -> new StoredArray(array.shape(), notNumbers(array)));
        WeightFiles.write(bad, weights, Map.of());

        assertThatThrownBy(() -> TinyRun.whole(recipe, work.resolve("run"), "train.start-from='" + bad + "'"))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("weights themselves are suspect");
    }

    /** A map of 1 x 1 has one value in each channel then, and no variance. */
    @Test
    void aLastBatchOfOneImageOnAMapOfOneCellEndsTheRunUnlessItIsDropped() throws IOException {
        TinyTask task = TinyTask.CLASSIFICATION;
        Path recipe = task.recipe(work.resolve("tiny.yaml"), task.data(work.resolve("data"), 5), 2);
        String[] small = {"input.resize.width=32", "input.resize.height=32"};

        assertThatThrownBy(() -> TinyRun.whole(recipe, work.resolve("run"), small))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("running statistics of batch normalization are not numbers")
                .hasMessageContaining("train.drop-last: true");

        RunFolder run = TinyRun.whole(recipe, work.resolve("other"), small[0], small[1], "train.drop-last=true");
        assertThat(WeightFiles.read(run.weights(RunFolder.LATEST)).values())
                .allSatisfy(array -> assertThat(array.values()).doesNotContain(Float.NaN));
    }

    private Path recipe(TinyTask task) throws IOException {
        return task.recipe(work.resolve("tiny.yaml"), task.data(work.resolve("data"), 8), 3);
    }

    private static float[] notNumbers(StoredArray array) {
        float[] values = array.values().clone();
        Arrays.fill(values, Float.NaN);
        return values;
    }
}
