package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.config.Recipe;
import dev.sightline.train.recipe.TrainingRecipe;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFailureTest {

    @TempDir
    Path work;

    private RunFolder folder;
    private RunFailure failure;

    @BeforeEach
    void open() throws IOException {
        folder = RunFolder.create(work.resolve("a run"));
        Path file = TinyTask.CLASSIFICATION.recipe(
                work.resolve("tiny.yaml"), TinyTask.CLASSIFICATION.data(work.resolve("data"), 2), 2);
        TrainingRecipe recipe = TrainingRecipe.read(Recipe.load(file, List.of("train.batch=32")));
        failure = new RunFailure(folder, recipe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[enforce fail at alloc_cpu.cpp:128] . DefaultCPUAllocator: can't allocate memory: you tried to allocate"
                        + " 9437184000 bytes. Error code 12 (Cannot allocate memory)",
                "CUDA out of memory. Tried to allocate 2.00 GiB"
            })
    void nativeMemoryThatIsUsedUpIsOneLineWithBatchSizeAndWhatToLower(String message) {
        RuntimeException stated = failure.of(new RuntimeException(message + "\nException raised from alloc_cpu"));

        assertThat(stated).isInstanceOf(OutOfTrainingMemoryException.class);
        assertThat(stated.getMessage())
                .startsWith("out of memory (" + message)
                .doesNotContain("\n")
                .contains("at batch 32, input 64 x 64")
                .endsWith(
                        "lower train.batch, for example -o train.batch=16 -o train.accumulate=2 for the same updates, or"
                                + " the input size");
    }

    @Test
    void theHeapIsNamedWithTheOptionThatRaisesIt() {
        assertThat(failure.of(new OutOfMemoryError("Java heap space")))
                .hasMessageContaining("out of memory in the Java heap (Java heap space) at batch 32, input 64 x 64: ")
                .hasMessageEndingWith("a larger heap: SIGHTLINE_JAVA_OPTIONS=-Xmx8g");
    }

    @Test
    void aDivergedRunNamesItsLastGoodCheckpointAndTheCommandFromThere() throws IOException {
        DivergedException thrown = new DivergedException("diverged in epoch 2, step 3 of 9: ...");
        assertThat(failure.of(thrown)).hasMessageContaining("No checkpoint was whole yet; start again");

        Files.createFile(folder.state(RunFolder.LATEST));

        assertThat(failure.of(thrown))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("The last good checkpoint is " + folder.state(RunFolder.LATEST))
                .hasMessageEndingWith("train --resume --run '" + folder.root()
                        + "' -o optimizer.learning-rate=1.0E-4 --accept-changes");
    }

    @Test
    void whatIsNotKnownIsPassedOn() {
        IllegalStateException other = new IllegalStateException("something else");
        assertThat(failure.of(other)).isSameAs(other);
    }
}
