package dev.sightline.data.batch;

import java.util.Objects;

/**
 * How a loader makes its batches. None of this but {@code seed}, {@code batchSize}, {@code epochs} and {@code canvases}
 * changes what is in them.
 *
 * @param batchSize samples in a batch, 1 to 65536
 * @param threads that make batches, 1 to 256
 * @param prefetch batches that may be ready or in the making ahead of the consumer, 1 to 1024; each takes the memory of
 *     one tensor
 * @param dropLast whether an incomplete batch at the end of an epoch is left out
 * @param seed of order and augmentation
 * @param epochs of the run, 1 or more: what augmentations that stop before the end count from
 * @param canvases the size of each batch
 */
public record BatchOptions(
        int batchSize, int threads, int prefetch, boolean dropLast, long seed, int epochs, CanvasPlan canvases) {

    private static final int DEFAULT_THREADS = 2;
    private static final int DEFAULT_PREFETCH = 2;

    public BatchOptions {
        requireWithin("the batch size", batchSize, 65536);
        requireWithin("the number of threads", threads, 256);
        requireWithin("the number of batches made ahead", prefetch, 1024);
        requireWithin("the number of epochs", epochs, Integer.MAX_VALUE);
        Objects.requireNonNull(canvases, "canvases");
    }

    /** Batches of the input's size. */
    public BatchOptions(int batchSize, int threads, int prefetch, boolean dropLast, long seed, int epochs) {
        this(batchSize, threads, prefetch, dropLast, seed, epochs, CanvasPlan.inputSize());
    }

    /** For training: two threads, two batches ahead, every sample in every epoch. */
    public static BatchOptions training(int batchSize, long seed, int epochs) {
        return new BatchOptions(batchSize, DEFAULT_THREADS, DEFAULT_PREFETCH, false, seed, epochs);
    }

    /** For going over a dataset in its own order. */
    public static BatchOptions evaluation(int batchSize) {
        return new BatchOptions(batchSize, DEFAULT_THREADS, DEFAULT_PREFETCH, false, 0, 1);
    }

    public BatchOptions withThreads(int other) {
        return new BatchOptions(batchSize, other, prefetch, dropLast, seed, epochs, canvases);
    }

    public BatchOptions withPrefetch(int other) {
        return new BatchOptions(batchSize, threads, other, dropLast, seed, epochs, canvases);
    }

    public BatchOptions withDropLast(boolean other) {
        return new BatchOptions(batchSize, threads, prefetch, other, seed, epochs, canvases);
    }

    public BatchOptions withCanvases(CanvasPlan other) {
        return new BatchOptions(batchSize, threads, prefetch, dropLast, seed, epochs, other);
    }

    private static void requireWithin(String what, int value, int maximum) {
        if (value < 1 || value > maximum) {
            throw new IllegalArgumentException(what + " must be within 1 to " + maximum + ", received " + value);
        }
    }
}
