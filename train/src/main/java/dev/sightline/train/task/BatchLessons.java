package dev.sightline.train.task;

import dev.sightline.data.batch.Batch;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.Epoch;
import dev.sightline.train.evaluate.BatchImages;
import java.util.List;
import java.util.function.Function;

/** Lessons from a loader's batches. Owns the loader. */
record BatchLessons<I, T>(BatchLoader<I> loader, Function<Batch<I>, List<T>> truths) implements Lessons<T> {

    @Override
    public LessonEpoch<T> epoch(int number) {
        return new BatchEpoch<>(loader.epoch(number), truths);
    }

    @Override
    public void close() {
        loader.close();
    }

    private record BatchEpoch<I, T>(Epoch<I> epoch, Function<Batch<I>, List<T>> truths) implements LessonEpoch<T> {

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
            Batch<I> batch = epoch.next();
            return new Lesson<>(batch.number(), BatchImages.of(batch), truths.apply(batch), batch::close);
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
