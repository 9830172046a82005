package dev.sightline.train.loop;

import dev.sightline.torch.LossTerms;
import dev.sightline.torch.optimise.LearningRates;
import dev.sightline.torch.session.TrainingSession;
import dev.sightline.train.checkpoint.CheckpointFiles;
import dev.sightline.train.loop.TrainingProgress.EpochReport;
import dev.sightline.train.loop.TrainingProgress.StepReport;
import dev.sightline.train.recipe.RunSettings;
import dev.sightline.train.run.MetricsCsv;
import dev.sightline.train.task.Task;
import dev.sightline.train.task.TrainingBatch;
import dev.sightline.train.task.TrainingBatchEpoch;
import dev.sightline.train.task.TrainingBatches;
import dev.sightline.train.task.Validation;
import dev.sightline.train.task.ValidationMetrics;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The epochs of one run: train, validate, save. */
final class EpochLoop<T> {

    private final Task<T> task;
    private final RunSettings settings;
    private final TrainingSession<T> session;
    private final RunFiles files;
    private final TrainingProgress progress;
    private final StopRequest stop;
    private final NanGuard guard;
    private final StageListener stages;
    private final ReadableShare readable;

    EpochLoop(Task<T> task, TrainingSession<T> session, RunFiles files, TrainingProgress progress, StopRequest stop) {
        this.task = task;
        this.settings = task.recipe().run();
        this.session = session;
        this.files = files;
        this.progress = progress;
        this.stop = stop;
        this.guard = new NanGuard(session.precision());
        this.readable = new ReadableShare(task.recipe().data().choice().unreadableShare(), progress);
        this.stages = new StageListener(
                session.trainableCount(),
                task.recipe().input().resize().canvas().orElseThrow(),
                progress::note);
    }

    /**
     * Runs the epochs after {@code place}; ends early, at a place to resume from, when asked to stop, and for good when
     * the best epoch lies too far back.
     */
    CheckpointFiles.Place run(CheckpointFiles.Place start) throws IOException {
        CheckpointFiles.Place place = start;
        try (MetricsCsv table = files.openMetrics(place.epochsDone());
                TrainingBatches<T> batches = task.batches();
                Validation validation = task.validation()) {
            while (place.epochsDone() < settings.epochs() && !isOutOfPatience(place) && !stop.isAsked()) {
                Optional<EpochReport> trained = trainEpoch(batches, place.epochsDone());
                if (trained.isEmpty()) {
                    return place;
                }
                place = keep(trained.get(), place, validation, table);
            }
        }
        task.notes().forEach(progress::note);
        return place;
    }

    /** Whether none of the last validated epochs was better than the best, for as long as the recipe waits. */
    boolean isOutOfPatience(CheckpointFiles.Place place) {
        return settings.checkpoints().isOutOfPatience(place.epochsDone(), place.bestEpoch());
    }

    /** One epoch of training; empty if it was broken off on request. */
    private Optional<EpochReport> trainEpoch(TrainingBatches<T> batches, int number) {
        stages.trainable(number, session.beginEpoch(number));
        LossMean losses = new LossMean();
        long start = System.nanoTime();
        try (TrainingBatchEpoch<T> epoch = batches.epoch(number)) {
            int planned = epoch.planned();
            int accumulated = 0;
            while (epoch.hasNext()) {
                if (stop.isAsked()) {
                    return Optional.empty();
                }
                try (TrainingBatch<T> batch = epoch.next()) {
                    stages.images(number, batch.images());
                    double done = number + (double) batch.number() / planned;
                    losses.add(step(batch, done, losses));
                    accumulated++;
                    boolean last = batch.number() == planned - 1;
                    if (accumulated == settings.update().accumulate() || last) {
                        update(done);
                        accumulated = 0;
                    }
                    report(number, batch.number(), planned, losses, epoch.imagesPerSecond());
                }
            }
            if (accumulated > 0) { // the last batch had no readable image
                update(number + 1.0);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            readable.require(task.leftOut(), number);
            return Optional.of(new EpochReport(
                    number,
                    settings.epochs(),
                    losses.mean(),
                    seconds,
                    epoch.waitingShare(),
                    Optional.empty(),
                    task.shownMetrics(),
                    false));
        }
    }

    private LossTerms step(TrainingBatch<T> batch, double done, LossMean soFar) {
        LossTerms losses = session.accumulate(batch.images(), batch.targets());
        guard.check(losses, where(done), rates(done).weights(), done == 0 && soFar.isEmpty());
        return losses;
    }

    private void update(double done) {
        LearningRates rates = rates(done);
        guard.check(session.update(rates), where(done), rates.weights());
    }

    private LearningRates rates(double done) {
        return task.recipe().learning().schedule().at(done);
    }

    private static String where(double done) {
        return String.format(Locale.ROOT, "epoch %.2f", done);
    }

    private void report(int epoch, int batch, int batches, LossMean losses, double speed) {
        progress.step(new StepReport(epoch, settings.epochs(), batch, batches, losses.mean(), speed));
    }

    private CheckpointFiles.Place keep(
            EpochReport trained, CheckpointFiles.Place before, Validation validation, MetricsCsv table)
            throws IOException {
        int done = before.epochsDone() + 1;
        boolean validated = done % settings.checkpoints().validateEvery() == 0 || done == settings.epochs();
        Optional<ValidationMetrics> metrics =
                validated ? Optional.of(validation.run(session::predict)) : Optional.empty();
        readable.report(task.leftOut(), before.epochsDone());
        double metric = metrics.map(ValidationMetrics::value).orElse(Double.NaN);
        boolean best = metric > before.bestMetric() || (validated && Double.isNaN(before.bestMetric()));
        CheckpointFiles.Place place = new CheckpointFiles.Place(
                done, best ? metric : before.bestMetric(), best ? done : before.bestEpoch(), before.fingerprint());
        EpochReport report = new EpochReport(
                trained.epoch(),
                trained.epochs(),
                trained.losses(),
                trained.seconds(),
                trained.waitingShare(),
                metrics,
                trained.shown(),
                best);
        double rate = rates(done).weights();
        files.afterEpoch(session.state(), report, rate, place, table);
        progress.epoch(report);
        if (isOutOfPatience(place)) {
            progress.note("stopped early: no epoch after " + place.bestEpoch() + " was better");
        }
        return place;
    }
}
