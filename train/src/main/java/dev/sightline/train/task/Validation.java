package dev.sightline.train.task;

import dev.sightline.train.evaluate.BatchModel;

/** Runs a network over the validation split, as often as wanted, until it is closed. */
public interface Validation extends AutoCloseable {

    ValidationMetrics run(BatchModel model);

    @Override
    void close();
}
