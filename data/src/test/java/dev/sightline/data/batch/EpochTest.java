package dev.sightline.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Failures, closing and memory: nothing hangs, nothing leaks, nothing is silent. */
@Timeout(60)
class EpochTest {

    private static final BatchOptions OPTIONS = BatchOptions.training(4, 3, 5);

    @Test
    void aFailureNamesTheImageAndComesAtItsBatch() {
        ImageCache images = Fakes.images(DatasetProblemPolicy.FAIL, "s9");
        try (BatchLoader<BatchItem> loader =
                        BatchLoader.evaluation(Fakes.dataset(12), images, BatchOptions.evaluation(4));
                Epoch<BatchItem> epoch = loader.epoch(0)) {
            epoch.next().close();
            epoch.next().close();
            assertThatThrownBy(epoch::hasNext)
                    .isInstanceOf(BatchException.class)
                    .hasMessageContaining("sample s9 (s9.png)")
                    .hasMessageContaining("its data are damaged");
        }
    }

    @Test
    void skippedImagesMakeBatchesSmallerAndAreCounted() {
        ImageCache images = Fakes.images(DatasetProblemPolicy.SKIP_AND_COUNT, "s1", "s4", "s5", "s6", "s7");
        try (BatchLoader<BatchItem> loader =
                        BatchLoader.evaluation(Fakes.dataset(12), images, BatchOptions.evaluation(4));
                Epoch<BatchItem> epoch = loader.epoch(0)) {
            assertThat(Fakes.contents(epoch))
                    .extracting(Fakes.Content::ids)
                    .containsExactly(List.of("s0", "s2", "s3"), List.of("s8", "s9", "s10", "s11"));
            assertThat(epoch.timing().images()).isEqualTo(7);
        }
        assertThat(images.unreadable()).hasSize(5).containsValue("s1.png: its data are damaged");
        assertThat(images.stats().toString()).endsWith("5 unreadable images skipped");
    }

    @Test
    void closingEarlyEndsAllThreads() {
        try (BatchLoader<BatchItem> loader = loader(40)) {
            for (int round = 0; round < 20; round++) {
                Epoch<BatchItem> epoch = loader.epoch(round % 5);
                if (round % 2 == 0) {
                    epoch.next().close();
                }
                epoch.close();
                assertThat(batchThreads()).isEmpty();
            }
        }
    }

    @Test
    void closingTheLoaderEndsTheEpochBegunAheadToo() {
        try (BatchLoader<BatchItem> loader = loader(8);
                Epoch<BatchItem> epoch = loader.epoch(0)) {
            Fakes.contents(epoch);
        }
        assertThat(batchThreads()).isEmpty();
    }

    @Test
    void aBatchStaysValidAfterItsEpochIsClosed() {
        try (BatchLoader<BatchItem> loader = loader(40)) {
            Epoch<BatchItem> first = loader.epoch(0);
            Batch<BatchItem> kept = first.next();
            Fakes.Content before = Fakes.content(kept);
            first.close();
            try (Epoch<BatchItem> second = loader.epoch(1)) {
                Fakes.contents(second);
            }
            assertThat(Fakes.content(kept)).isEqualTo(before);
            kept.close();
        }
    }

    @Test
    void aClosedBatchRefusesItsMemory() {
        try (BatchLoader<BatchItem> loader = loader(8);
                Epoch<BatchItem> epoch = loader.epoch(0)) {
            Batch<BatchItem> batch = epoch.next();
            batch.close();
            batch.close();
            assertThatIllegalStateException().isThrownBy(batch::images).withMessageContaining("was closed");
        }
    }

    @Test
    void holdingEveryBatchOpenIsRefusedInsteadOfWaitingForEver() {
        List<Batch<BatchItem>> open = new ArrayList<>();
        try (BatchLoader<BatchItem> loader = BatchLoader.training(
                        Fakes.dataset(40), Fakes.everything(), Fakes.images(), OPTIONS.withPrefetch(2));
                Epoch<BatchItem> epoch = loader.epoch(0)) {
            for (int i = 0; i < 3; i++) {
                open.add(epoch.next());
            }
            assertThatIllegalStateException()
                    .isThrownBy(epoch::hasNext)
                    .withMessage("all 3 batches that the loader has memory for are kept open; close each batch after"
                            + " its use");
            open.forEach(Batch::close);
            assertThat(epoch.hasNext()).isTrue();
        }
    }

    @Test
    void aClosedEpochGivesNothing() {
        try (BatchLoader<BatchItem> loader = loader(8)) {
            Epoch<BatchItem> epoch = loader.epoch(0);
            epoch.close();
            assertThatIllegalStateException().isThrownBy(epoch::hasNext).withMessage("epoch 0 is closed");
        }
    }

    @Test
    void nothingComesAfterTheLastBatch() {
        try (BatchLoader<BatchItem> loader = loader(4);
                Epoch<BatchItem> epoch = loader.epoch(0)) {
            epoch.next().close();
            assertThatThrownBy(epoch::next)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("epoch 0 has no more batches");
        }
    }

    @Test
    void anInterruptedConsumerIsNotifiedAndStaysInterrupted() {
        CountDownLatch stuck = new CountDownLatch(1);
        ImageReader slow = sample -> {
            await(stuck);
            return new Image(64, 48, new byte[64 * 48 * 3]);
        };
        ImageCache images = new ImageCache(Fakes.CONTRACT, DatasetProblemPolicy.FAIL, 0, slow);
        try (BatchLoader<BatchItem> loader =
                BatchLoader.evaluation(Fakes.dataset(4), images, BatchOptions.evaluation(4))) {
            Epoch<BatchItem> epoch = loader.epoch(0);
            Thread.currentThread().interrupt();
            assertThatThrownBy(epoch::hasNext)
                    .isInstanceOf(BatchException.class)
                    .hasMessage("interrupted while waiting for a batch of epoch 0");
            assertThat(Thread.interrupted()).isTrue();
            stuck.countDown();
        }
        assertThat(batchThreads()).isEmpty();
    }

    @Test
    void waitingIsMeasured() {
        ImageReader slow = sample -> {
            pause();
            return new Image(64, 48, new byte[64 * 48 * 3]);
        };
        ImageCache images = new ImageCache(Fakes.CONTRACT, DatasetProblemPolicy.FAIL, 0, slow);
        AugmentationPipeline none = new AugmentationPipeline(List.of(), Fakes.CONTRACT);
        try (BatchLoader<BatchItem> loader =
                BatchLoader.training(Fakes.dataset(8), none, images, OPTIONS.withThreads(1))) {
            Epoch<BatchItem> epoch = loader.epoch(4);
            Fakes.contents(epoch);
            epoch.close();
            EpochTiming timing = epoch.timing();
            assertThat(epoch.timing()).as("closed clocks stand").isEqualTo(timing);
            assertThat(timing.batches()).isEqualTo(2);
            assertThat(timing.images()).isEqualTo(8);
            assertThat(timing.waited().toMillis()).isGreaterThanOrEqualTo(4);
            assertThat(timing.waitingShare()).isBetween(0.0, 1.0);
            assertThat(timing.imagesPerSecond()).isPositive();
        }
    }

    private static BatchLoader<BatchItem> loader(int samples) {
        return BatchLoader.training(Fakes.dataset(samples), Fakes.everything(), Fakes.images(), OPTIONS);
    }

    private static List<String> batchThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sightline-batches"))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test never let the reader go on");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("workers are never interrupted", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException("workers are never interrupted", e);
        }
    }
}
