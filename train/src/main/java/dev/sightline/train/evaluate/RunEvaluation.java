package dev.sightline.train.evaluate;

import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.data.Dataset;
import dev.sightline.train.recipe.ClassificationRecipe;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.TrainingRecipe;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The evaluation of a checkpoint of a run on one split of its data.
 *
 * @param split name of the split
 * @param evaluation every metric over all images of the split
 * @param plots curves and matrices of the metrics
 * @param samples sheets of predictions to look at
 */
public record RunEvaluation(String split, Evaluation evaluation, Drawings plots, Drawings samples) {

    /**
     * Runs the checkpoint over a split.
     *
     * @param detection how the boxes of a detector count; of no effect on other tasks
     * @param log receives how the split was read and what limits the meaning of its metrics
     */
    public static RunEvaluation of(
            TrainedRun run, String split, DetectionMetricOptions detection, Consumer<String> log) {
        return run.recipe().accept(new TrainingRecipe.Visitor<>() {
            @Override
            public RunEvaluation detection(DetectionRecipe recipe) {
                return DetectionRunEvaluation.of(run, recipe, split, detection, log);
            }

            @Override
            public RunEvaluation classification(ClassificationRecipe recipe) {
                return ClassificationRunEvaluation.of(run, recipe, split, log);
            }
        });
    }

    /** The evaluation with the split it is of, and how many of its images were trained on, where the run knows. */
    static Evaluation of(TrainedRun run, String split, Dataset dataset, Evaluation evaluation) {
        Evaluation named = evaluation.withDetails(Map.of("split", split));
        return run.trainedImages()
                .map(trained -> named.withTrainedOn(trained.among(dataset.samples())))
                .orElse(named);
    }
}
