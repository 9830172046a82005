package dev.sightline.train.evaluate;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.DetectionMetrics;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.data.Dataset;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.ImageCache;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.torch.InferenceSession;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Evaluates a checkpoint of a run on one split of its data.
 *
 * @param split name of the split
 * @param predictions about each image, in the order of their ids
 * @param metrics over all of them; every score of at least the recipe's evaluation threshold counts
 */
public record RunEvaluation(
        String split, LabelMap labels, List<EvaluatedImagePrediction> predictions, DetectionMetrics metrics) {

    public RunEvaluation {
        predictions = List.copyOf(predictions);
    }

    /**
     * Which checkpoint on which images.
     *
     * @param checkpoint {@code best}, {@code latest} or {@code epoch_N}
     * @param overrides of the run's recipe, such as {@code data.root=...} where the data has moved
     */
    public record Request(
            RunFolder folder, String checkpoint, String split, List<String> overrides, DetectionMetricOptions metrics) {

        public Request {
            overrides = List.copyOf(overrides);
        }
    }

    /** Runs the checkpoint over the split. */
    public static RunEvaluation of(Request request, Consumer<String> log) throws IOException {
        TrainedRun run = TrainedRun.open(request.folder(), request.checkpoint(), request.overrides());
        DatasetReading reading = run.data(request.split());
        reading.summary().forEach(line -> log.accept(request.split() + ": " + line));
        try (InferenceSession session = run.session();
                DetectionPass pass = pass(run.detection(), reading.dataset())) {
            List<EvaluatedImagePrediction> predictions = pass.run(session::predict);
            LabelMap labels = run.labels();
            return new RunEvaluation(
                    request.split(), labels, predictions, metrics(predictions, labels.size(), request.metrics()));
        }
    }

    /** The metrics of a detector's predictions. */
    public static DetectionMetrics metrics(
            List<EvaluatedImagePrediction> predictions, int classes, DetectionMetricOptions options) {
        List<EvaluatedImage> images =
                predictions.stream().map(EvaluatedImagePrediction::evaluated).toList();
        return DetectionEvaluator.evaluate(images, classes, options);
    }

    private static DetectionPass pass(DetectionRecipe recipe, Dataset dataset) {
        ImageCache images = new ImageCache(recipe.input(), recipe.data().problems(), 0);
        return new DetectionPass(
                dataset, images, BatchOptions.evaluation(recipe.run().batch()), recipe.head());
    }
}
