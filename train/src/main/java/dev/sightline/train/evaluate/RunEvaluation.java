package dev.sightline.train.evaluate;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionFigures;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.EvaluatedPicture;
import dev.sightline.data.Dataset;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.PictureCache;
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
 * @param answers about each picture, in the order of their ids
 * @param figures over all of them; every score of at least the recipe's evaluation threshold counts
 */
public record RunEvaluation(String split, LabelMap labels, List<PictureAnswer> answers, DetectionFigures figures) {

    public RunEvaluation {
        answers = List.copyOf(answers);
    }

    /**
     * Which checkpoint on which pictures.
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
    public static RunEvaluation of(Request request, Consumer<String> say) throws IOException {
        TrainedRun run = TrainedRun.open(request.folder(), request.checkpoint(), request.overrides());
        DatasetReading reading = run.data(request.split());
        reading.summary().forEach(line -> say.accept(request.split() + ": " + line));
        try (InferenceSession session = run.session();
                DetectionPass pass = pass(run.detection(), reading.dataset())) {
            List<PictureAnswer> answers = pass.run(session::predict);
            LabelMap labels = run.labels();
            return new RunEvaluation(
                    request.split(), labels, answers, figures(answers, labels.size(), request.metrics()));
        }
    }

    /** The figures of a detector's answers. */
    public static DetectionFigures figures(List<PictureAnswer> answers, int classes, DetectionMetricOptions options) {
        List<EvaluatedPicture> pictures =
                answers.stream().map(PictureAnswer::evaluated).toList();
        return DetectionEvaluator.evaluate(pictures, classes, options);
    }

    private static DetectionPass pass(DetectionRecipe recipe, Dataset dataset) {
        PictureCache pictures = new PictureCache(recipe.input(), recipe.data().faults(), 0);
        return new DetectionPass(
                dataset, pictures, BatchOptions.evaluation(recipe.run().batch()), recipe.head());
    }
}
