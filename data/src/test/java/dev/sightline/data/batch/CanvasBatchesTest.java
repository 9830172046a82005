package dev.sightline.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.image.Image;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches whose size changes: what they hold, and that it is the same however they come about. */
class CanvasBatchesTest {

    private static final MultiScale DRAWN = new MultiScale(.5, 1.5, 1, 8);
    private static final SizeSteps STEPS = new SizeSteps(List.of(new SizeSteps.Step(1, 16), new SizeSteps.Step(2, 24)));
    private static final Rectangular RECTANGULAR = new Rectangular(8);

    /** A white object on black, in images of several shapes. */
    private static final Dataset OBJECTS = Dataset.ofObjects(
            LabelMap.of(List.of("object")),
            IntStream.range(0, 24).mapToObj(CanvasBatchesTest::sample).toList());

    private record Seen(Size size, Fakes.Content content) {}

    static List<CanvasPlan> plans() {
        return List.of(DRAWN, STEPS, RECTANGULAR);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void theTargetsFollowThePixelsAtEverySize(CanvasPlan plan) {
        Set<String> sizes = new TreeSet<>();
        forEach(loader(plan, 2), batch -> {
            sizes.add(batch.inputSize().toString());
            for (int row = 0; row < batch.size(); row++) {
                BatchItem item = batch.items().get(row);
                Box.Input placed =
                        item.placement().toInput(item.sample().boxes().get(0).box());
                float[] box = item.targets().boxes();
                assertThat((double) box[0]).isCloseTo(placed.xMin(), within(1e-4));
                assertThat((double) box[3]).isCloseTo(placed.yMax(), within(1e-4));
                assertObjectFills(batch, row, box);
            }
        });

        assertThat(sizes).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void anyNumberOfThreadsGivesTheSameBits(CanvasPlan plan) {
        assertThat(seen(loader(plan, 4), 0)).isEqualTo(seen(loader(plan, 1), 0));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void anEpochOpenedAloneEqualsTheOneAfterEarlierEpochs(CanvasPlan plan) {
        List<Seen> all = seen(loader(plan, 2), 0);

        assertThat(seen(loader(plan, 3), 1)).isEqualTo(all.subList(all.size() / 3, all.size()));
    }

    @Test
    void mosaicAndMixupAreDrawnAtTheSizeOfTheBatch() {
        BatchOptions options = BatchOptions.training(4, 17, 3).withCanvases(DRAWN);
        try (BatchLoader<BatchItem> loader =
                BatchLoader.training(Fakes.dataset(12), Fakes.everything(), Fakes.images(), options)) {
            forEach(loader, batch -> {
                Size size = batch.inputSize();
                assertThat(batch.images().remaining()).isEqualTo(batch.size() * size.width() * size.height() * 3);
                for (BatchItem item : batch.items()) {
                    for (float edge : item.targets().boxes()) {
                        assertThat(edge).isBetween(0f, (float) size.width());
                    }
                }
            });
        }
    }

    @Test
    void aStepOfSizeHoldsForItsEpochs() {
        List<Size> sizes =
                seen(loader(STEPS, 2), 0).stream().map(Seen::size).distinct().toList();

        assertThat(sizes).containsExactly(new Size(16, 16), new Size(24, 24), new Size(32, 32));
    }

    @Test
    void rectangularBatchesHaveLessPadding() {
        try (BatchLoader<BatchItem> loader = loader(RECTANGULAR, 1)) {
            EpochCanvases canvases = loader.canvases(0);

            assertThat(canvases.images()).isEqualTo(24);
            assertThat(canvases.sizes()).contains(new Size(32, 16), new Size(32, 32), new Size(16, 32));
            assertThat(canvases.paddingAt(new Size(32, 32))).isCloseTo(1 / 3.0, within(1e-9));
            assertThat(canvases.padding()).isLessThan(.1);
        }
    }

    @Test
    void imagesAreAsLargeInARectangularBatchAsInAWholeOne() {
        forEach(
                loader(RECTANGULAR, 1),
                batch -> batch.items()
                        .forEach(item -> assertThat(Math.max(
                                        item.placement().scaled().width(),
                                        item.placement().scaled().height()))
                                .isEqualTo(32)));
    }

    @Test
    void memoryTakesNoBatchThatIsLargerThanStated() throws InterruptedException {
        BatchMemory memory = new BatchMemory(new Size(32, 32), 3, 4, 1);
        try (BatchMemory.Lease lease = memory.lease(() -> false).orElseThrow()) {
            lease.shape(new Size(16, 64));
            assertThat(lease.floatsPerSample()).isEqualTo(16 * 64 * 3);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lease.shape(new Size(32, 40)))
                    .withMessage("memory for batches of 32 x 32 inputs cannot take one of 32 x 40");
        }
    }

    private static Sample sample(int number) {
        int width = number % 3 == 2 ? 64 : 128;
        int height = number % 3 == 0 ? 64 : 128;
        return Sample.of(
                "s" + number,
                Path.of("s" + number + ".png"),
                width,
                height,
                List.of(BoxAnnotation.of(Box.Pixels.ofSize(8 + number % 2 * 16, 16, 32, 40), 0)));
    }

    private static Image image(Sample sample) {
        Box.Pixels box = sample.boxes().get(0).box();
        byte[] rgb = new byte[sample.width() * sample.height() * 3];
        for (int y = (int) box.yMin(); y < box.yMax(); y++) {
            for (int i = 3 * (int) box.xMin(); i < 3 * (int) box.xMax(); i++) {
                rgb[y * sample.width() * 3 + i] = (byte) 255;
            }
        }
        return new Image(sample.width(), sample.height(), rgb);
    }

    /** White just within the box's edges and not white just outside them. */
    private static void assertObjectFills(Batch<BatchItem> batch, int row, float[] box) {
        int left = Math.round(box[0]);
        int right = Math.round(box[2]);
        int middle = Math.round((box[1] + box[3]) / 2);
        assertThat(red(batch, row, left + 1, middle)).isGreaterThan(.8f);
        assertThat(red(batch, row, right - 2, middle)).isGreaterThan(.8f);
        if (left >= 2) {
            assertThat(red(batch, row, left - 2, middle)).isLessThan(.5f);
        }
        assertThat(red(batch, row, right + 1, middle)).isLessThan(.5f);
    }

    private static float red(Batch<BatchItem> batch, int row, int x, int y) {
        Size size = batch.inputSize();
        FloatBuffer images = batch.images();
        return images.get(((row * size.height() + y) * size.width() + x) * 3);
    }

    private static BatchLoader<BatchItem> loader(CanvasPlan plan, int threads) {
        InputContract contract = Fakes.CONTRACT;
        ImageCache images = new ImageCache(contract, DatasetProblemPolicy.FAIL, 1 << 20, CanvasBatchesTest::image);
        BatchOptions options =
                BatchOptions.training(4, 17, 3).withThreads(threads).withCanvases(plan);
        return BatchLoader.training(OBJECTS, new AugmentationPipeline(List.of(), contract), images, options);
    }

    private static List<Seen> seen(BatchLoader<BatchItem> loader, int firstEpoch) {
        List<Seen> seen = new ArrayList<>();
        try (loader) {
            for (int number = firstEpoch; number < 3; number++) {
                forEach(loader, number, batch -> seen.add(new Seen(batch.inputSize(), Fakes.content(batch))));
            }
        }
        return seen;
    }

    private static void forEach(BatchLoader<BatchItem> loader, Consumer<Batch<BatchItem>> checked) {
        try (loader) {
            for (int number = 0; number < 3; number++) {
                forEach(loader, number, checked);
            }
        }
    }

    private static void forEach(BatchLoader<BatchItem> loader, int number, Consumer<Batch<BatchItem>> checked) {
        try (Epoch<BatchItem> epoch = loader.epoch(number)) {
            while (epoch.hasNext()) {
                try (Batch<BatchItem> batch = epoch.next()) {
                    checked.accept(batch);
                }
            }
        }
    }
}
