package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.train.run.RunFolder;
import dev.sightline.weights.safetensors.Safetensors;
import dev.sightline.weights.safetensors.StoredTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
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

        Map<String, StoredTensor> first = tensors(one);
        Map<String, StoredTensor> second = tensors(other);
        assertThat(second.keySet()).isEqualTo(first.keySet());
        // Convolutions begin with random weights and all parameters follow them; none may be the same, headers may.
        assertThat(first.keySet().stream()
                        .filter(name -> name.endsWith("conv.weight") || name.endsWith("conv1.weight")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(
                                Objects.requireNonNull(first.get(name)).floats())
                        .isNotEqualTo(Objects.requireNonNull(second.get(name)).floats()));
    }

    private static Map<String, StoredTensor> tensors(RunFolder run) {
        return Safetensors.read(run.weights(RunFolder.LATEST)).tensors();
    }

    private Path recipe(TinyTask task) throws IOException {
        return task.recipe(work.resolve("tiny.yaml"), task.data(work.resolve("data"), 12), EPOCHS);
    }
}
