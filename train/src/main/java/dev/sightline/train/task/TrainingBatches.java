package dev.sightline.train.task;

/**
 * The batches of a run, epoch by epoch. For one thread, with one epoch open at a time.
 *
 * @param <T> the target of one image
 */
public interface TrainingBatches<T> extends AutoCloseable {

    /** Opens an epoch, counted from 0; what it holds follows from its number alone. The caller closes it. */
    TrainingBatchEpoch<T> epoch(int number);

    @Override
    void close();
}
