package dev.sightline.train.loop;

import dev.sightline.train.tracking.RunTracking;

/** Passes a run's progress on, and hands each epoch to the files of other tools once its metrics are written. */
record TrackedProgress(RunTracking tracking, TrainingProgress next) implements TrainingProgress {

    @Override
    public void step(StepReport report) {
        next.step(report);
    }

    @Override
    public void epoch(EpochReport report) {
        tracking.epoch(report.epoch() + 1);
        next.epoch(report);
    }

    @Override
    public void note(String text) {
        next.note(text);
    }
}
