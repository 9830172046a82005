package dev.sightline.train.task;

import dev.sightline.data.batch.Batch;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.Epoch;
import dev.sightline.train.evaluate.BatchImages;
import java.util.List;
import java.util.function.Function;

/** Training batches from a loader's batches. Owns the loader. */
record LoadedBatches<I, T>(BatchLoader<I> loader, Function<Batch<I>, List<T>> targets) implements TrainingBatches<T> {

    @Override
    public TrainingBatchEpoch<T> epoch(int number) {
        return new BatchEpoch<>(loader.epoch(number), targets);
    }

    @Override
    public void close() {
        loader.close();
    }

    private record BatchEpoch<I, T>(Epoch<I> epoch, Function<Batch<I>, List<T>> targets)
            implements TrainingBatchEpoch<T> {

        @Override
        public int planned() {
            return epoch.plannedBatches();
        }

        @Override
        public boolean hasNext() {
            return epoch.hasNext();
        }

        @Override
        public TrainingBatch<T> next() {
            Batch<I> batch = epoch.next();
            return new TrainingBatch<>(batch.number(), BatchImages.of(batch), targets.apply(batch), batch::close);
        }

        @Override
        public double waitingShare() {
            return epoch.timing().waitingShare();
        }

        @Override
        public double imagesPerSecond() {
            return epoch.timing().imagesPerSecond();
        }

        @Override
        public void close() {
            epoch.close();
        }
    }
}
