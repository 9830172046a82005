package dev.sightline.train.task;

import dev.sightline.core.contract.Size;
import dev.sightline.data.batch.Batch;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.Epoch;
import dev.sightline.torch.ImageBatch;
import java.util.List;
import java.util.function.Function;

/** Lessons from a loader's batches. Owns the loader. */
record BatchLessons<T>(BatchLoader loader, Function<Batch, List<T>> truths) implements Lessons<T> {

    @Override
    public LessonEpoch<T> epoch(int number) {
        return new BatchEpoch<>(loader.epoch(number), truths);
    }

    @Override
    public void close() {
        loader.close();
    }

    /** The batch as the network takes it; the memory stays the batch's. */
    static ImageBatch images(Batch batch) {
        Size size = batch.inputSize();
        return new ImageBatch(batch.images(), batch.size(), size.height(), size.width(), 3);
    }

    private record BatchEpoch<T>(Epoch epoch, Function<Batch, List<T>> truths) implements LessonEpoch<T> {

        @Override
        public int planned() {
            return epoch.plannedBatches();
        }

        @Override
        public boolean hasNext() {
            return epoch.hasNext();
        }

        @Override
        public Lesson<T> next() {
            Batch batch = epoch.next();
            return new Lesson<>(batch.number(), images(batch), truths.apply(batch), batch::close);
        }

        @Override
        public double waitingShare() {
            return epoch.timing().waitingShare();
        }

        @Override
        public double picturesPerSecond() {
            return epoch.timing().picturesPerSecond();
        }

        @Override
        public void close() {
            epoch.close();
        }
    }
}
