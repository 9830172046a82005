package dev.sightline.train.loop;

import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.torch.ImageBatch;
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
import java.time.Duration;
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
    private final DivergenceWatch watch = new DivergenceWatch();
    private final StageListener stages;
    private final ReadableShare readable;
    private int updatesPerEpoch = 1;

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
                task.recipe().canvases().plan().changesWithinEpoch(),
                progress::note);
    }

    /**
     * Runs the epochs after {@code place}; ends early, at a place to resume from, when asked to stop, and for good when
     * the best epoch lies too far back.
     */
    CheckpointFiles.Place run(CheckpointFiles.Place start) throws IOException {
        CheckpointFiles.Place place = start;
        long begun = System.nanoTime();
        try (MetricsCsv table = files.openMetrics(place.epochsDone());
                TrainingBatches<T> batches = task.batches();
                Validation validation = task.validation()) {
            boolean late = false;
            while (place.epochsDone() < settings.epochs() && !isOutOfPatience(place) && !late && !stop.isAsked()) {
                Optional<EpochReport> trained = trainEpoch(batches, place.epochsDone());
                if (trained.isEmpty()) {
                    return place;
                }
                place = keep(trained.get(), place, validation, table);
                late = isLate(begun, place);
            }
        }
        task.notes().forEach(progress::note);
        return place;
    }

    /** Whether none of the last validated epochs was better than the best, for as long as the recipe waits. */
    boolean isOutOfPatience(CheckpointFiles.Place place) {
        return settings.checkpoints().isOutOfPatience(place.epochsDone(), place.bestEpoch());
    }

    /** Whether this session has had its time; the rest of the run is for another one. */
    private boolean isLate(long begun, CheckpointFiles.Place place) {
        Optional<Duration> limit = settings.timeLimit();
        boolean late = limit.isPresent()
                && place.epochsDone() < settings.epochs()
                && System.nanoTime() - begun >= limit.get().toNanos();
        if (late) {
            progress.note("stopped after epoch " + place.epochsDone() + ": train.time-limit, "
                    + limit.get().toString().substring(2).toLowerCase(Locale.ROOT) + ", is reached");
        }
        return late;
    }

    /** One epoch of training; empty if it was broken off on request. */
    private Optional<EpochReport> trainEpoch(TrainingBatches<T> batches, int number) {
        stages.trainable(number, session.beginEpoch(number));
        LossMean losses = new LossMean();
        long start = System.nanoTime();
        try (TrainingBatchEpoch<T> epoch = batches.epoch(number)) {
            int planned = epoch.planned();
            int accumulate = settings.update().accumulate();
            updatesPerEpoch = Math.max(1, (planned + accumulate - 1) / accumulate);
            int accumulated = 0;
            while (epoch.hasNext()) {
                if (stop.isAsked()) {
                    return Optional.empty();
                }
                try (TrainingBatch<T> batch = epoch.next()) {
                    stages.images(number, batch.images());
                    double done = number + (double) batch.number() / planned;
                    String where = where(number, batch.number(), planned);
                    losses.add(step(batch, where, done, losses));
                    accumulated++;
                    boolean last = batch.number() == planned - 1;
                    if (accumulated == accumulate || last) {
                        update(where, done);
                        accumulated = 0;
                    }
                    report(number, batch.number(), planned, losses, epoch.imagesPerSecond());
                }
            }
            String end = where(number, planned - 1, planned);
            if (accumulated > 0) { // the last batch had no readable image
                update(end, number + 1.0);
            }
            watch.epoch(losses.mean(), planned, end, cause(number + 1.0));
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

    private LossTerms step(TrainingBatch<T> batch, String where, double done, LossMean soFar) {
        LossTerms losses = session.accumulate(batch.images(), batch.targets());
        guard.check(losses, where, rates(done).weights(), done == 0 && soFar.isEmpty());
        watch.step(losses, where, cause(done));
        return losses;
    }

    private void update(String where, double done) {
        LearningRates rates = rates(done);
        guard.check(session.update(rates), where, rates.weights());
    }

    private String cause(double done) {
        return guard.likelyCause(rates(done).weights(), false);
    }

    private LearningRates rates(double done) {
        return task.recipe().learning().schedule().at(done, updatesPerEpoch);
    }

    /** Counted from 1. */
    private static String where(int epoch, int batch, int planned) {
        return "epoch " + (epoch + 1) + ", step " + (batch + 1) + " of " + planned;
    }

    private NetworkOutputs predict(ImageBatch images, int epoch) {
        NetworkOutputs outputs = session.predict(images);
        guard.check(outputs, "validation of epoch " + epoch, rates(epoch).weights());
        return outputs;
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
                validated ? Optional.of(validation.run(images -> predict(images, done))) : Optional.empty();
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
        files.afterEpoch(session.liveState(), report, rate, place, table);
        progress.epoch(report);
        if (isOutOfPatience(place)) {
            progress.note("stopped early: no epoch after " + place.bestEpoch() + " was better");
        }
        return place;
    }
}
