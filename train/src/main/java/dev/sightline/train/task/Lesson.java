package dev.sightline.train.task;

import dev.sightline.torch.ImageBatch;
import java.util.List;

/**
 * One batch to learn from. Its memory is lent: whoever takes it closes it after the last use.
 *
 * @param number in its epoch, counted from 0
 * @param truths one for each picture
 * @param memory gives the memory back
 * @param <T> the truth about one picture
 */
public record Lesson<T>(int number, ImageBatch images, List<T> truths, Runnable memory) implements AutoCloseable {

    public Lesson {
        truths = List.copyOf(truths);
    }

    @Override
    public void close() {
        memory.run();
    }
}
