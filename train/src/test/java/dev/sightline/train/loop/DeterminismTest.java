package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeterminismTest {

    private static final int EPOCHS = 2;

    @TempDir
    Path work;

    @ParameterizedTest
    @EnumSource
    void theSameRecipeGivesTheSameBitsWhateverThreadsMakeItsBatches(TinyTask task) throws IOException {
        Path recipe = recipe(task);

        RunFolder expected = TinyRun.whole(recipe, work.resolve("first"));
        RunFolder again = TinyRun.whole(recipe, work.resolve("again"), "data.threads=5");

        TinyRun.requireSameBits(again, expected);
    }

    @ParameterizedTest
    @EnumSource
    void anotherSeedGivesOtherBits(TinyTask task) throws IOException {
        Path recipe = recipe(task);

        RunFolder one = TinyRun.whole(recipe, work.resolve("one"));
        RunFolder other = TinyRun.whole(recipe, work.resolve("other"), "train.seed=4");

        assertThat(Files.mismatch(one.weights(RunFolder.LATEST), other.weights(RunFolder.LATEST)))
                .isNotNegative();
    }

    private Path recipe(TinyTask task) throws IOException {
        return task.recipe(work.resolve("tiny.yaml"), task.data(work.resolve("data"), 12), EPOCHS);
    }
}
