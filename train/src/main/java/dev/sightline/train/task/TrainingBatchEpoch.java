package dev.sightline.train.task;

/**
 * The batches of one epoch, in order.
 *
 * @param <T> the target of one image
 */
public interface TrainingBatchEpoch<T> extends AutoCloseable {

    /** How many batches are planned; fewer come where whole batches of images could not be read. */
    int planned();

    boolean hasNext();

    /** The next batch, waiting until it is ready; the caller closes it. */
    TrainingBatch<T> next();

    /** Share of the time so far that was spent waiting for batches, 0 to 1. */
    double waitingShare();

    double imagesPerSecond();

    @Override
    void close();
}
