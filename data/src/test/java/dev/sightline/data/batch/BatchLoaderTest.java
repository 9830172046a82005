package dev.sightline.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sightline.core.contract.InputContract;
import dev.sightline.data.augment.AugmentationPipeline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchLoaderTest {

    private static final BatchOptions OPTIONS = BatchOptions.training(4, 17, 3);

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void anyNumberOfThreadsGivesTheSameBits(int threads) {
        assertThat(epochs(OPTIONS.withThreads(threads))).isEqualTo(epochs(OPTIONS.withThreads(1)));
    }

    @Test
    void memoryForOneBatchAheadIsEnoughAndGivesTheSameBits() {
        assertThat(epochs(OPTIONS.withThreads(3).withPrefetch(1))).isEqualTo(epochs(OPTIONS));
    }

    @Test
    void anEpochOpenedAloneEqualsTheOneAfterEarlierEpochs() {
        List<Fakes.Content> all = epochs(OPTIONS);
        try (BatchLoader<BatchItem> loader = loader(OPTIONS);
                Epoch<BatchItem> last = loader.epoch(2)) {
            assertThat(Fakes.contents(last)).isEqualTo(all.subList(all.size() - 3, all.size()));
        }
    }

    @Test
    void epochsDiffer() {
        List<Fakes.Content> all = epochs(OPTIONS);
        assertThat(all).hasSize(9).doesNotHaveDuplicates();
        assertThat(all.get(0).ids()).isNotEqualTo(all.get(3).ids());
    }

    @Test
    void seedsDiffer() {
        assertThat(epochs(OPTIONS)).isNotEqualTo(epochs(BatchOptions.training(4, 18, 3)));
    }

    @Test
    void everySampleComesOnceInAnEpoch() {
        try (BatchLoader<BatchItem> loader = loader(OPTIONS);
                Epoch<BatchItem> epoch = loader.epoch(1)) {
            List<String> ids = Fakes.contents(epoch).stream()
                    .flatMap(content -> content.ids().stream())
                    .toList();
            assertThat(ids).hasSize(10).doesNotHaveDuplicates();
        }
    }

    @Test
    void theLastBatchIsSmallerUnlessDropped() {
        try (BatchLoader<BatchItem> loader = loader(OPTIONS);
                Epoch<BatchItem> epoch = loader.epoch(0)) {
            assertThat(Fakes.contents(epoch))
                    .extracting(content -> content.ids().size())
                    .containsExactly(4, 4, 2);
        }
        try (BatchLoader<BatchItem> loader = loader(OPTIONS.withDropLast(true));
                Epoch<BatchItem> epoch = loader.epoch(0)) {
            assertThat(epoch.plannedBatches()).isEqualTo(2);
            assertThat(Fakes.contents(epoch))
                    .extracting(content -> content.ids().size())
                    .containsExactly(4, 4);
        }
    }

    @Test
    void evaluationGoesOverTheDatasetInOrderWithPlacements() {
        try (BatchLoader<BatchItem> loader =
                        BatchLoader.evaluation(Fakes.dataset(10), Fakes.images(), BatchOptions.evaluation(4));
                Epoch<BatchItem> epoch = loader.epoch(0)) {
            int at = 0;
            while (epoch.hasNext()) {
                try (Batch<BatchItem> batch = epoch.next()) {
                    for (BatchItem item : batch.items()) {
                        assertThat(item.sample().id()).isEqualTo("s" + at++);
                        assertThat(item.placement().top()).isEqualTo(4);
                        assertThat(item.targets().boxes()[0]).isEqualTo((float) item.placement()
                                .toInput(item.sample().boxes().get(0).box())
                                .xMin());
                    }
                }
            }
            assertThat(at).isEqualTo(10);
        }
    }

    @Test
    void anEmptyDatasetGivesNoBatches() {
        try (BatchLoader<BatchItem> loader =
                        BatchLoader.evaluation(Fakes.dataset(0), Fakes.images(), BatchOptions.evaluation(4));
                Epoch<BatchItem> epoch = loader.epoch(0)) {
            assertThat(epoch.hasNext()).isFalse();
        }
    }

    @Test
    void aSecondEpochIsRefusedWhileOneIsOpen() {
        try (BatchLoader<BatchItem> loader = loader(OPTIONS);
                Epoch<BatchItem> epoch = loader.epoch(1)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> loader.epoch(2))
                    .withMessage("close epoch " + epoch.number() + " before opening epoch 2");
        }
    }

    @Test
    void epochsOutsideTheRunAreRefused() {
        try (BatchLoader<BatchItem> loader = loader(OPTIONS)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> loader.epoch(3))
                    .withMessage("an epoch must be within 0 to 2, received 3");
        }
    }

    @Test
    void twoContractsAreRefused() {
        AugmentationPipeline other = new AugmentationPipeline(List.of(), InputContract.letterboxRgb(64, 64));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchLoader.training(Fakes.dataset(4), other, Fakes.images(), OPTIONS))
                .withMessageContaining("must follow one contract");
    }

    @Test
    void imagesAreDecodedOnceForAllEpochs() {
        ImageCache images = Fakes.images();
        try (BatchLoader<BatchItem> loader =
                BatchLoader.training(Fakes.dataset(10), Fakes.everything(), images, OPTIONS.withThreads(4))) {
            drain(loader);
        }
        assertThat(images.stats().decoded()).isEqualTo(10);
    }

    private static List<Fakes.Content> epochs(BatchOptions options) {
        try (BatchLoader<BatchItem> loader = loader(options)) {
            return drain(loader);
        }
    }

    private static List<Fakes.Content> drain(BatchLoader<BatchItem> loader) {
        List<Fakes.Content> contents = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            try (Epoch<BatchItem> epoch = loader.epoch(number)) {
                contents.addAll(Fakes.contents(epoch));
            }
        }
        return contents;
    }

    private static BatchLoader<BatchItem> loader(BatchOptions options) {
        return BatchLoader.training(Fakes.dataset(10), Fakes.everything(), Fakes.images(), options);
    }
}
