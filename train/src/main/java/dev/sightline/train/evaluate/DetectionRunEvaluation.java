package dev.sightline.train.evaluate;

import dev.sightline.core.metric.ConfusionOptions;
import dev.sightline.core.metric.DetectionConfusion;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.DetectionMetrics;
import dev.sightline.data.Dataset;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.ImageCache;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.ImageDecoder;
import dev.sightline.torch.session.InferenceSession;
import dev.sightline.train.plot.EvaluationPlots;
import dev.sightline.train.recipe.DetectionRecipe;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The evaluation of a detector's run; every score of at least the recipe's evaluation threshold counts. */
final class DetectionRunEvaluation {

    /** Least score of a detection that is drawn. */
    private static final double DRAWING_THRESHOLD = 0.25;

    private DetectionRunEvaluation() {}

    static RunEvaluation of(
            TrainedRun run,
            DetectionRecipe recipe,
            String split,
            DetectionMetricOptions options,
            Consumer<String> log) {
        DatasetReading reading = recipe.data().reading(split, Optional.of(run.labels()));
        reading.summary().forEach(line -> log.accept(split + ": " + line));
        List<String> notes = SplitNotes.of(recipe, run.labels(), split, reading.dataset());
        notes.forEach(log);
        DetectionPredictions predictions = predictions(run, recipe, reading.dataset());
        DetectionMetrics metrics = predictions.metrics(options);
        PredictionSheets sheets = new PredictionSheets(
                new ImageDecoder(DecodingRules.of(recipe.input())), run.labels(), DRAWING_THRESHOLD);
        return new RunEvaluation(
                split,
                RunEvaluation.of(
                        run,
                        split,
                        reading.dataset(),
                        predictions.evaluation(metrics).withNotes(notes)),
                folder -> EvaluationPlots.write(metrics, confusion(predictions), run.labels(), folder),
                folder -> sheets.write(predictions.images(), folder));
    }

    private static DetectionPredictions predictions(TrainedRun run, DetectionRecipe recipe, Dataset dataset) {
        ImageCache images = new ImageCache(recipe.input(), recipe.data().problems(), 0);
        BatchOptions options = BatchOptions.evaluation(recipe.run().update().batch());
        try (InferenceSession session = run.session();
                DetectionPass pass = new DetectionPass(dataset, images, options, recipe.head())) {
            return new DetectionPredictions(run.labels(), pass.run(session::predict));
        }
    }

    private static DetectionConfusion confusion(DetectionPredictions predictions) {
        return DetectionConfusion.of(
                predictions.evaluated(), predictions.labels().size(), ConfusionOptions.standard());
    }
}
