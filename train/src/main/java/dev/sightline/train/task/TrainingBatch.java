package dev.sightline.train.task;

import dev.sightline.torch.ImageBatch;
import java.util.List;

/**
 * One batch to train on. Its memory is lent: whoever takes it closes it after the last use.
 *
 * @param number in its epoch, counted from 0
 * @param targets one for each image
 * @param memory gives the memory back
 * @param <T> the target of one image
 */
public record TrainingBatch<T>(int number, ImageBatch images, List<T> targets, Runnable memory)
        implements AutoCloseable {

    public TrainingBatch {
        targets = List.copyOf(targets);
    }

    @Override
    public void close() {
        memory.run();
    }
}
