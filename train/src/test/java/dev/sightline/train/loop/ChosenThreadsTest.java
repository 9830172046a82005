package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.machine.ProcessorShare;
import dev.sightline.torch.TorchDevice;
import dev.sightline.train.recipe.ComputeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is resumed computes with the number of threads that it began with, so that it comes to the same bits. */
class ChosenThreadsTest {

    @TempDir
    Path work;

    @Test
    void theRunsRecipeKeepsTheNumberThatWasChosen() throws IOException {
        PreparedRun run = prepared();
        int threads = run.task().recipe().run().compute().threads();

        assertThat(threads).isEqualTo(ProcessorShare.current().wholeProcessors());
        assertThat(run.resolved().resolvedYaml()).contains("threads: " + threads + " ");
    }

    @Test
    void autoIsReplacedByWhatItFound() throws IOException {
        PreparedRun run = prepared("train.threads=auto");
        int threads = run.task().recipe().run().compute().threads();

        assertThat(threads).isBetween(1, ProcessorShare.current().wholeProcessors());
        assertThat(run.resolved().resolvedYaml())
                .contains("threads: " + threads + " ")
                .doesNotContain("threads: auto");
        assertThat(run.notes()).anyMatch(note -> note.startsWith("threads: " + threads));
    }

    @Test
    void aStatedNumberStays() throws IOException {
        assertThat(prepared("train.threads=3").task().recipe().run().compute().threads())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"STATED, false", "ALL, true"})
    void onlyWhatTheRecipeLeavesOpenIsAdded(ComputeSettings.Threads choice, boolean added) {
        ComputeSettings compute = new ComputeSettings(TorchDevice.CPU, Optional.empty(), 3, choice, true);

        assertThat(ChosenThreads.of(compute).addedTo(List.of("train.epochs=1"))).hasSize(added ? 2 : 1);
    }

    private PreparedRun prepared(String... overrides) throws IOException {
        Path recipe = TinyTask.DETECTION.recipe(
                work.resolve("tiny.yaml"), TinyTask.DETECTION.data(work.resolve("data"), 4), 1);
        return PreparedRun.of(recipe, List.of(overrides));
    }
}
