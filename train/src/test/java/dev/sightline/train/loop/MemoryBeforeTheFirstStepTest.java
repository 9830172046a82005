package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.torch.Precision;
import dev.sightline.train.memory.AvailableMemory;
import dev.sightline.train.memory.BatchChoice;
import dev.sightline.train.memory.MemoryCheck;
import dev.sightline.train.memory.TrainingMemory;
import dev.sightline.train.run.RunFolder;
import dev.sightline.train.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that needs more memory than there is does not begin, and a batch that is left open is one that fits. */
class MemoryBeforeTheFirstStepTest {

    @TempDir
    Path work;

    @ParameterizedTest
    @EnumSource
    void theLogHasTheEstimateWithItsPartsAndWhatThereIs(TinyTask task) throws IOException {
        RunFolder run = TinyRun.whole(recipe(task, 4), work.resolve("run"));

        assertThat(Files.readString(run.log()))
                .containsPattern(
                        "memory: about \\d.\\d\\d GB \\(weights 0.\\d\\d, gradients 0.\\d\\d, optimizer 0.\\d\\d,"
                                + " moving average 0.\\d\\d, activations 0.\\d\\d, batches 0.\\d\\d, images in memory 0.\\d\\d,"
                                + " program 0.\\d\\d\\) of \\d+.\\d\\d GB available");
    }

    @Test
    void moreThanThereIsIsRefusedWithTheLargestBatchThatFits() throws IOException {
        TrainingMemory memory = memory();
        AvailableMemory forTwo = new AvailableMemory(memory.at(2).total(), "this machine");

        assertThatThrownBy(() -> MemoryCheck.line(memory, Optional.of(forTwo)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("train.batch 4 at input 64 x 64 needs about ")
                .hasMessageContaining("are available on this machine")
                .hasMessageContaining("the largest batch that fits is 2: -o train.batch=2")
                .hasMessageContaining("-o train.memory-check=warn");
    }

    @Test
    void batchesThatDifferInSizeAreEstimatedAtTheLargest() throws IOException {
        TrainingMemory memory = memory("train.multi-scale.max=1.5");

        assertThat(memory.at(4).total()).isGreaterThan(memory().at(4).total());
        assertThatThrownBy(() -> MemoryCheck.line(memory, Optional.of(new AvailableMemory(1, "this machine"))))
                .hasMessageStartingWith("train.batch 4 at input 96 x 96 needs about ");
    }

    @Test
    void aRecipeThatWarnsBeginsNevertheless() throws IOException {
        TrainingMemory memory = memory("train.memory-check=warn");

        assertThat(MemoryCheck.line(memory, Optional.of(new AvailableMemory(1, "this machine"))))
                .contains("not even a batch of 1 fits: lower the input size");
    }

    @Test
    void moreThanNineTenthsIsClose() throws IOException {
        TrainingMemory memory = memory();
        long needed = memory.at(4).total();

        assertThat(MemoryCheck.line(memory, Optional.of(new AvailableMemory(needed, "this machine"))))
                .contains("that is close");
        assertThat(MemoryCheck.line(memory, Optional.of(new AvailableMemory(2 * needed, "this machine"))))
                .doesNotContain("close");
        assertThat(MemoryCheck.line(memory, Optional.empty())).contains("is unknown");
    }

    @Test
    void batchesAreWithinWhatJavaMayTakeOutsideItsHeap() throws IOException {
        TrainingMemory memory =
                memory("train.batch=4096", "train.memory-check=warn", "input.width=640", "input.height=640");
        Optional<AvailableMemory> much = available(1L << 50);
        int largest = memory.largestBatch(1L << 50, 4096);

        assertThat(6L * largest * 3 * 640 * 640 * 4)
                .isLessThanOrEqualTo(Runtime.getRuntime().maxMemory());
        assertThat(MemoryCheck.line(memory, much))
                .contains("for batches, as much as its heap", "the largest batch that fits is " + largest);
    }

    @Test
    void batchesOfSizesOfTheirOwnCountAtTheLargest() throws IOException {
        assertThat(activations(memory("train.multi-scale.min=0.5", "train.multi-scale.max=1.5")))
                .isGreaterThan(2 * activations(memory()));
    }

    @Test
    void adamNeedsMoreThanSgdAndFloat32MoreThanBfloat16() throws IOException {
        long sgd = memory("optimizer.name=sgd").at(4).total();
        TrainingMemory adam = memory();

        assertThat(adam.at(4).total()).isGreaterThan(sgd);
        assertThat(TrainingMemory.of(task(), Precision.BFLOAT16).at(4).total())
                .isLessThan(adam.at(4).total());
    }

    @Test
    void autoTakesTheLargestPowerOfTwoThatImagesAndMemoryAllow() throws IOException {
        TrainingMemory memory = memory();
        Optional<AvailableMemory> much = available(1L << 40);

        assertThat(BatchChoice.estimated(memory, 50, much).toString())
                .isEqualTo("batch: 32 (auto: the largest power of two within the 50 training images)");
        assertThat(BatchChoice.estimated(memory, 5000, much).toString())
                .isEqualTo("batch: 64 (auto: the largest it takes on a processor)");
        assertThat(BatchChoice.estimated(memory, 5000, forBatch(memory, 8)).batch())
                .isEqualTo(8);
        assertThat(BatchChoice.estimated(memory, 5000, available(1)).batch()).isEqualTo(1);
    }

    @Test
    void autoTriesHalfTheBatchBeforeTheWhole() throws IOException {
        TrainingMemory memory = memory();
        List<Integer> tried = new ArrayList<>();
        Optional<AvailableMemory> available = forBatch(memory, 8);
        BatchChoice proved = BatchChoice.estimated(memory, 5000, available).proved(memory, available, batch -> {
            tried.add(batch);
            return memory.at(batch).total();
        });

        assertThat(proved.batch()).isEqualTo(8);
        assertThat(tried).containsExactly(4, 8);
    }

    @Test
    void autoTakesLessWhereAStepNeedsMoreThanWasEstimated() throws IOException {
        TrainingMemory memory = memory();
        Optional<AvailableMemory> available = forBatch(memory, 8);
        BatchChoice estimated = BatchChoice.estimated(memory, 5000, available);

        long more = memory.at(8).total() - memory.at(4).total();
        assertThat(estimated
                        .proved(memory, available, batch -> memory.at(batch).total() + more)
                        .batch())
                .isEqualTo(4);
        assertThat(estimated
                        .proved(memory, available, batch -> {
                            if (batch > 2) {
                                throw new IllegalStateException("DefaultCPUAllocator: can't allocate memory");
                            }
                            return 1;
                        })
                        .batch())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void theRunsRecipeKeepsTheBatchThatAutoFound(TinyTask task) throws IOException {
        RunFolder run = TinyRun.whole(recipe(task, 6), work.resolve("run"), "train.batch=auto");

        assertThat(Files.readString(run.recipe())).contains("batch: 4 ").doesNotContain("batch: auto");
        assertThat(Files.readString(run.log()))
                .contains("batch: 4 (auto: the largest power of two within the 6 training images;"
                        + " with a step of 4 images the run has ");
    }

    private static long activations(TrainingMemory memory) {
        return Objects.requireNonNull(memory.at(4).parts().get("activations"));
    }

    private static Optional<AvailableMemory> available(long bytes) {
        return Optional.of(new AvailableMemory(bytes, "this machine"));
    }

    /** As much that 70 % of it are enough for this batch. */
    private static Optional<AvailableMemory> forBatch(TrainingMemory memory, int batch) {
        return available((long) (memory.at(batch).total() / .7) + 100);
    }

    private TrainingMemory memory(String... overrides) throws IOException {
        return TrainingMemory.of(task(overrides), Precision.FLOAT32);
    }

    private Task<?> task(String... overrides) throws IOException {
        return PreparedRun.of(recipe(TinyTask.DETECTION, 4), List.of(overrides)).task();
    }

    private Path recipe(TinyTask task, int images) throws IOException {
        return task.recipe(work.resolve("tiny.yaml"), task.data(work.resolve("data"), images), 1);
    }
}
