package dev.sightline.data.batch;

import dev.sightline.data.augment.RunPosition;

/** Which samples each batch of one epoch is made of. */
final class EpochPlan {

    private final int[] order;
    private final int epoch;
    private final BatchOptions options;

    EpochPlan(int[] order, int epoch, BatchOptions options) {
        this.order = order;
        this.epoch = epoch;
        this.options = options;
    }

    int epoch() {
        return epoch;
    }

    int batches() {
        int whole = order.length / options.batchSize();
        boolean rest = order.length % options.batchSize() != 0;
        return rest && !options.dropLast() ? whole + 1 : whole;
    }

    int firstPosition(int batch) {
        return batch * options.batchSize();
    }

    /** One past the last position of a batch. */
    int endPosition(int batch) {
        return Math.min(order.length, firstPosition(batch) + options.batchSize());
    }

    int sample(int position) {
        return order[position];
    }

    RunPosition at(int position) {
        return new RunPosition(options.seed(), epoch, options.epochs(), position);
    }
}
