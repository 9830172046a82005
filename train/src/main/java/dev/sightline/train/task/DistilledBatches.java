package dev.sightline.train.task;

import dev.sightline.torch.loss.SoftLabels;

/** Training batches with a teacher's predictions beside the targets. Owns both. */
record DistilledBatches(TrainingBatches<SoftLabels> batches, Teacher teacher) implements TrainingBatches<SoftLabels> {

    @Override
    public TrainingBatchEpoch<SoftLabels> epoch(int number) {
        return new DistilledEpoch(batches.epoch(number), teacher);
    }

    @Override
    public void close() {
        batches.close();
        teacher.close();
    }

    private record DistilledEpoch(TrainingBatchEpoch<SoftLabels> epoch, Teacher teacher)
            implements TrainingBatchEpoch<SoftLabels> {

        @Override
        public int planned() {
            return epoch.planned();
        }

        @Override
        public boolean hasNext() {
            return epoch.hasNext();
        }

        @Override
        public TrainingBatch<SoftLabels> next() {
            TrainingBatch<SoftLabels> batch = epoch.next();
            return new TrainingBatch<>(
                    batch.number(),
                    batch.images(),
                    teacher.withTeacher(batch.images(), batch.targets()),
                    batch.memory());
        }

        @Override
        public double waitingShare() {
            return epoch.waitingShare();
        }

        @Override
        public double imagesPerSecond() {
            return epoch.imagesPerSecond();
        }

        @Override
        public void close() {
            epoch.close();
        }
    }
}
