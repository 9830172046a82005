package dev.sightline.train.loop;

import dev.sightline.core.machine.MachineSample;
import dev.sightline.core.machine.MachineUse;
import dev.sightline.train.machine.ContentionWatch;
import java.util.Optional;

/**
 * Passes everything on, and adds a note where other programs slow the run's steps down. A stretch of steps lies within one
 * epoch, so that validation and saving are not counted; the first steps of a run, which are slow by themselves, are not
 * either.
 */
final class WatchedProgress implements TrainingProgress {

    private static final int STEPS_TO_WARM_UP = 3;
    private static final double LONG_ENOUGH_SECONDS = 5;
    private static final double LAST_OF_EPOCH_SECONDS = 1;

    private final TrainingProgress next;
    private ContentionWatch watch;
    private Optional<MachineSample> start = Optional.empty();
    private int seen;
    private int steps;

    WatchedProgress(TrainingProgress next, int threads) {
        this.next = next;
        this.watch = ContentionWatch.of(threads);
    }

    @Override
    public void step(StepReport report) {
        next.step(report);
        seen++;
        if (report.batch() == 0 || seen <= STEPS_TO_WARM_UP) {
            begin(MachineSample.now());
            return;
        }
        steps++;
        boolean last = report.batch() == report.batches() - 1;
        double wanted = last ? LAST_OF_EPOCH_SECONDS : LONG_ENOUGH_SECONDS;
        if (start.isPresent() && secondsSince(start.get()) >= wanted) {
            MachineSample.now().ifPresent(now -> end(start.get(), now));
        }
    }

    @Override
    public void epoch(EpochReport report) {
        next.epoch(report);
    }

    @Override
    public void note(String text) {
        next.note(text);
    }

    private void begin(Optional<MachineSample> now) {
        start = now;
        steps = 0;
    }

    private void end(MachineSample before, MachineSample now) {
        MachineUse use = now.since(before);
        watch = watch.after((now.nanos() - before.nanos()) / 1e9, steps, use);
        watch.notice().ifPresent(next::note);
        begin(Optional.of(now));
    }

    private static double secondsSince(MachineSample sample) {
        return (System.nanoTime() - sample.nanos()) / 1e9;
    }
}
