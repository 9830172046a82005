package dev.sightline.data.batch;

import dev.sightline.core.contract.InputContract;
import dev.sightline.data.Dataset;
import dev.sightline.data.SampleImages;
import dev.sightline.data.augment.AugmentationPipeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batches of a dataset, made by a pool of threads ahead of whoever consumes them.
 *
 * <pre>{@code
 * try (BatchLoader<BatchItem> loader = BatchLoader.training(dataset, pipeline, images, options);
 *         Epoch<BatchItem> epoch = loader.epoch(0)) {
 *     while (epoch.hasNext()) {
 *         try (Batch<BatchItem> batch = epoch.next()) {
 *             step(batch);
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>What a batch holds follows from the dataset, the seed, the epoch and its number alone: any number of threads and
 * any earlier epochs, run or not, give the same bits. When an epoch's last batch is taken, a training loader begins the
 * next epoch, so that its first batch is ready when it is asked for.
 *
 * <p>Memory: {@code prefetch + 1} tensors of the largest size that a batch may have, outside the heap. For one consuming thread, with one epoch open at a time.
 *
 * @param <I> what belongs to one row
 */
public final class BatchLoader<I> implements AutoCloseable {

    private final BatchOptions options;
    private final EpochOrder order;
    private final RowMaker.Factory<I> rows;
    private final BatchMemory memory;
    private @Nullable Epoch<I> open;
    private @Nullable Epoch<I> ahead;

    private BatchLoader(BatchOptions options, EpochOrder order, RowMaker.Factory<I> rows) {
        this.options = options;
        this.order = order;
        this.rows = rows;
        this.memory = new BatchMemory(
                options.canvases().largest(rows.canvas()),
                rows.input().color().channels(),
                options.batchSize(),
                Math.addExact(options.prefetch(), 1));
    }

    /** Augmented batches, every sample once in an order shuffled anew for each epoch. */
    public static BatchLoader<BatchItem> training(
            Dataset dataset, AugmentationPipeline pipeline, ImageCache images, BatchOptions options) {
        return training(dataset, pipeline, images, Sampling.everySample(), options);
    }

    /** Augmented batches, each sample as often and in the order that the sampling gives. */
    public static BatchLoader<BatchItem> training(
            Dataset dataset,
            AugmentationPipeline pipeline,
            ImageCache images,
            Sampling sampling,
            BatchOptions options) {
        requireOneContract(pipeline, images);
        SampleRows<BatchItem> rows = new SampleRows<>(new DetectionItems(dataset.samples(), images), pipeline);
        return new BatchLoader<>(options, EpochOrder.of(sampling, dataset, options.seed()), rows);
    }

    /** The dataset as it is and in its order, each image as the contract takes it. */
    public static BatchLoader<BatchItem> evaluation(Dataset dataset, ImageCache images, BatchOptions options) {
        AugmentationPipeline none = new AugmentationPipeline(List.of(), images.contract());
        return new BatchLoader<>(
                options, EpochOrder.inOrder(), new SampleRows<>(new DetectionItems(dataset.samples(), images), none));
    }

    /** Augmented images with classes, as often and in the order that the sampling gives. */
    public static BatchLoader<ClassItem> training(
            Dataset dataset,
            AugmentationPipeline pipeline,
            SampleImages images,
            Sampling sampling,
            BatchOptions options) {
        SampleRows<ClassItem> rows = new SampleRows<>(new ClassItems(dataset.samples(), images), pipeline);
        return new BatchLoader<>(options, EpochOrder.of(sampling, dataset, options.seed()), rows);
    }

    /** Images with classes as they are and in their order, each as the contract takes it. */
    public static BatchLoader<ClassItem> evaluation(
            Dataset dataset, InputContract contract, SampleImages images, BatchOptions options) {
        AugmentationPipeline none = new AugmentationPipeline(List.of(), contract);
        return new BatchLoader<>(
                options, EpochOrder.inOrder(), new SampleRows<>(new ClassItems(dataset.samples(), images), none));
    }

    /**
     * Opens an epoch, counted from 0; any one at any time, and the same one as often as wanted.
     *
     * @throws IllegalStateException if another epoch is open
     */
    public Epoch<I> epoch(int number) {
        if (open != null && !open.isClosed()) {
            throw new IllegalStateException("close epoch " + open.number() + " before opening epoch " + number);
        }
        Epoch<I> epoch = begun(number);
        epoch.open();
        open = epoch;
        return epoch;
    }

    /** The sizes of the batches of an epoch, without making any. */
    public EpochCanvases canvases(int number) {
        return EpochCanvases.of(plan(number), rows);
    }

    /** Closes the open epoch, if there is one, and ends all threads. */
    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
        dropAhead();
    }

    private Epoch<I> begun(int number) {
        Epoch<I> begun = ahead;
        if (begun != null && begun.number() == number) {
            ahead = null;
            return begun;
        }
        dropAhead();
        return begin(number);
    }

    private void dropAhead() {
        if (ahead != null) {
            ahead.close();
            ahead = null;
        }
    }

    private Epoch<I> begin(int number) {
        EpochPlan plan = plan(number);
        Epoch<I> epoch = new Epoch<>(plan, rows, memory, () -> beginAfter(number));
        epoch.start(Math.min(options.threads(), plan.batches()));
        return epoch;
    }

    private EpochPlan plan(int number) {
        if (number < 0 || number >= options.epochs()) {
            throw new IllegalArgumentException(
                    "an epoch must be within 0 to " + (options.epochs() - 1) + ", received " + number);
        }
        return new EpochPlan(order.samples(rows.samples(), number), number, options, rows);
    }

    private static void requireOneContract(AugmentationPipeline pipeline, ImageCache images) {
        if (!pipeline.contract().equals(images.contract())) {
            throw new IllegalArgumentException("augmentation and images must follow one contract, received "
                    + pipeline.contract() + " and " + images.contract());
        }
    }

    private void beginAfter(int number) {
        if (number + 1 < options.epochs()) {
            ahead = begin(number + 1);
        }
    }
}
