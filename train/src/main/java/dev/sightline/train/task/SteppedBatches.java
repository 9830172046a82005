package dev.sightline.train.task;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Training batches that are made in another way after some epochs, such as of larger images. One way is open at a time; owns it.
 *
 * @param <T> the target of one image
 */
final class SteppedBatches<T> implements TrainingBatches<T> {

    private final IntUnaryOperator stepAt;
    private final IntFunction<TrainingBatches<T>> opened;
    private @Nullable TrainingBatches<T> open;
    private int step = -1;

    /**
     * @param stepAt the step that an epoch belongs to
     * @param opened opens the batches of a step
     */
    SteppedBatches(IntUnaryOperator stepAt, IntFunction<TrainingBatches<T>> opened) {
        this.stepAt = stepAt;
        this.opened = opened;
    }

    @Override
    public TrainingBatchEpoch<T> epoch(int number) {
        int wanted = stepAt.applyAsInt(number);
        TrainingBatches<T> batches = open;
        if (batches == null || wanted != step) {
            close();
            batches = opened.apply(wanted);
            open = batches;
            step = wanted;
        }
        return batches.epoch(number);
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
