package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.nn.StoredArray;
import dev.sightline.train.run.RunFolder;
import dev.sightline.weights.safetensors.WeightFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs whose body is frozen for two epochs and which, where images may have any size, begin with small ones. */
class StagedTrainingTest {

    private static final int EPOCHS = 4;
    private static final int FROZEN = 2;

    @TempDir
    Path work;

    @ParameterizedTest
    @EnumSource
    void aRunResumedAtAnyStageEndsWithTheSameBits(TinyTask task) throws IOException {
        Path recipe = staged(task);
        RunFolder whole = TinyRun.whole(recipe, work.resolve("whole"));

        for (int epochs = 1; epochs < EPOCHS; epochs++) {
            RunFolder broken = TinyRun.stoppedAfter(epochs, recipe, work.resolve("broken" + epochs));
            TinyRun.resume(broken);
            TinyRun.requireSameBits(broken, whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFrozenBodyKeepsEveryBitAndTheLogStatesWhenItBecomesTrainable(TinyTask task) throws IOException {
        RunFolder run = TinyRun.whole(staged(task), work.resolve("run"), "train.checkpoint-every=1");

        Map<String, StoredArray> first = weights(run, 1);
        Map<String, StoredArray> frozen = weights(run, FROZEN);
        Map<String, StoredArray> trainable = weights(run, FROZEN + 1);
        assertThat(changed(first, frozen)).isNotEmpty().allMatch(path -> path.startsWith(task.head() + "."));
        assertThat(changed(frozen, trainable)).anyMatch(path -> !path.startsWith(task.head() + "."));
        assertThat(run.log())
                .content()
                .containsPattern("from epoch 1 on: [0-9,]+ trainable parameters")
                .containsPattern("from epoch 3 on: [0-9,]+ trainable parameters")
                .doesNotContainPattern("from epoch [24] on: [0-9,]+ trainable parameters");
    }

    @Test
    void smallImagesComeFirstAndAreLogged() throws IOException {
        RunFolder run = TinyRun.whole(staged(TinyTask.CLASSIFICATION), work.resolve("run"));

        assertThat(run.log())
                .content()
                .contains("from epoch 1 on: images of 32 x 32")
                .contains("from epoch 2 on: images of 48 x 48")
                .contains("from epoch 4 on: images of 64 x 64");
    }

    @Test
    void theHeadIsFittedToLargerImagesOfTheRunThatWasTrainedOnSmallOnes() throws IOException {
        TinyTask task = TinyTask.CLASSIFICATION;
        Path recipe = task.recipe(work.resolve("tiny.yaml"), task.data(work.resolve("data"), 8), 1);
        RunFolder small =
                TinyRun.whole(recipe, work.resolve("small"), "input.resize.width=32", "input.resize.height=32");

        RunFolder large = TinyRun.whole(
                recipe,
                work.resolve("large"),
                "train.start-from='" + small.weights(RunFolder.BEST) + "'",
                "train.freeze=[{fc: {until-epoch: 0}}, '**']");

        assertThat(changed(WeightFiles.read(small.weights(RunFolder.BEST)), weights(large)))
                .containsExactlyInAnyOrder("fc.weight", "fc.bias");
    }

    private Path staged(TinyTask task) throws IOException {
        return task.recipe(work.resolve("staged.yaml"), task.data(work.resolve("data"), 8), EPOCHS, task.stages());
    }

    private static List<String> changed(Map<String, StoredArray> before, Map<String, StoredArray> after) {
        return before.keySet().stream()
                .filter(path -> !Arrays.equals(values(before, path), values(after, path)))
                .toList();
    }

    private static float[] values(Map<String, StoredArray> arrays, String path) {
        return Objects.requireNonNull(arrays.get(path)).values();
    }

    private static Map<String, StoredArray> weights(RunFolder run, int epoch) {
        return WeightFiles.read(run.weights(RunFolder.epochName(epoch)));
    }

    private static Map<String, StoredArray> weights(RunFolder run) {
        return WeightFiles.read(run.weights(RunFolder.LATEST));
    }
}
