package dev.sightline.train.loop;

import dev.sightline.core.metric.DetectionFigures;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.batch.Batch;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.Epoch;
import dev.sightline.torch.DetectionLosses;
import dev.sightline.torch.DetectionSession;
import dev.sightline.torch.LearningRates;
import dev.sightline.train.checkpoint.CheckpointFiles;
import dev.sightline.train.evaluate.DetectionPass;
import dev.sightline.train.evaluate.RunEvaluation;
import dev.sightline.train.loop.TrainingProgress.EpochReport;
import dev.sightline.train.loop.TrainingProgress.StepReport;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.RunSettings;
import dev.sightline.train.run.MetricsCsv;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The epochs of one run: learn, validate, keep. */
final class EpochLoop {

    private final DetectionRecipe recipe;
    private final RunData data;
    private final DetectionSession session;
    private final RunFiles files;
    private final TrainingProgress progress;
    private final StopRequest stop;
    private final NanGuard guard;

    EpochLoop(
            DetectionRecipe recipe,
            RunData data,
            DetectionSession session,
            RunFiles files,
            TrainingProgress progress,
            StopRequest stop) {
        this.recipe = recipe;
        this.data = data;
        this.session = session;
        this.files = files;
        this.progress = progress;
        this.stop = stop;
        this.guard = new NanGuard(session.precision());
    }

    /** Runs the epochs after {@code place}; ends early, at a place to resume from, when asked to stop. */
    CheckpointFiles.Place run(CheckpointFiles.Place start) throws IOException {
        RunSettings settings = recipe.run();
        AugmentationPipeline pipeline = new AugmentationPipeline(recipe.augmentations(), recipe.input());
        BatchOptions options = BatchOptions.training(settings.batch(), settings.seed(), settings.epochs())
                .withThreads(recipe.data().threads());
        CheckpointFiles.Place place = start;
        try (MetricsCsv metrics = files.openMetrics(place.epochsDone());
                BatchLoader loader = BatchLoader.training(data.train(), pipeline, data.pictures(), options);
                DetectionPass validation = validation()) {
            while (place.epochsDone() < settings.epochs() && !stop.isAsked()) {
                Optional<EpochReport> learned = learn(loader, place.epochsDone());
                if (learned.isEmpty()) {
                    return place;
                }
                place = keep(learned.get(), place, validation, metrics);
            }
        }
        return place;
    }

    /** One epoch of training; empty if it was broken off on request. */
    private Optional<EpochReport> learn(BatchLoader loader, int number) {
        LossMean losses = new LossMean();
        long start = System.nanoTime();
        try (Epoch epoch = loader.epoch(number)) {
            int batches = epoch.plannedBatches();
            int accumulated = 0;
            while (epoch.hasNext()) {
                if (stop.isAsked()) {
                    return Optional.empty();
                }
                try (Batch batch = epoch.next()) {
                    double done = number + (double) batch.number() / batches;
                    losses.add(step(batch, done, losses));
                    accumulated++;
                    boolean last = batch.number() == batches - 1;
                    if (accumulated == recipe.run().accumulate() || last) {
                        update(done);
                        accumulated = 0;
                    }
                    report(
                            number,
                            batch.number(),
                            batches,
                            losses,
                            epoch.timing().picturesPerSecond());
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return Optional.of(new EpochReport(
                    number,
                    recipe.run().epochs(),
                    losses.mean(),
                    seconds,
                    epoch.timing().waitingShare(),
                    Optional.empty(),
                    false));
        }
    }

    private DetectionLosses step(Batch batch, double done, LossMean soFar) {
        DetectionLosses losses = session.accumulate(DetectionPass.images(batch), DetectionPass.truths(batch));
        guard.check(losses, where(done), rates(done).weights(), done == 0 && soFar.isEmpty());
        return losses;
    }

    private void update(double done) {
        LearningRates rates = rates(done);
        guard.check(session.update(rates), where(done), rates.weights());
    }

    private LearningRates rates(double done) {
        return recipe.learning().schedule().at(done);
    }

    private static String where(double done) {
        return String.format(Locale.ROOT, "epoch %.2f", done);
    }

    private void report(int epoch, int batch, int batches, LossMean losses, double speed) {
        progress.step(new StepReport(epoch, recipe.run().epochs(), batch, batches, losses.mean(), speed));
    }

    private CheckpointFiles.Place keep(
            EpochReport learned, CheckpointFiles.Place before, DetectionPass validation, MetricsCsv metrics)
            throws IOException {
        int done = before.epochsDone() + 1;
        boolean validated =
                done % recipe.run().validateEvery() == 0 || done == recipe.run().epochs();
        Optional<DetectionFigures> figures = validated ? Optional.of(validate(validation)) : Optional.empty();
        double figure = figures.flatMap(
                        f -> f.precision().mean().stream().boxed().findFirst())
                .orElse(Double.NaN);
        boolean best = figure > before.bestFigure() || (validated && Double.isNaN(before.bestFigure()));
        CheckpointFiles.Place place =
                new CheckpointFiles.Place(done, best ? figure : before.bestFigure(), before.fingerprint());
        EpochReport report = new EpochReport(
                learned.epoch(),
                learned.epochs(),
                learned.losses(),
                learned.seconds(),
                learned.waitingShare(),
                figures,
                best);
        double rate = rates(done).weights();
        files.afterEpoch(session, recipe.run(), report, rate, place, metrics);
        progress.epoch(report);
        return place;
    }

    private DetectionPass validation() {
        BatchOptions options = BatchOptions.evaluation(recipe.run().batch());
        return new DetectionPass(data.validation(), data.pictures(), options, recipe.head());
    }

    private DetectionFigures validate(DetectionPass pass) {
        return RunEvaluation.figures(pass.run(session::predict), data.labels().size(), DetectionMetricOptions.coco());
    }
}
