package dev.sightline.train.task;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.AveragePrecision;
import dev.sightline.core.metric.DetectionFigures;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.data.DataFingerprint;
import dev.sightline.data.Dataset;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.PictureCache;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.torch.DetectionLossOptions;
import dev.sightline.torch.DetectionObjective;
import dev.sightline.torch.Objective;
import dev.sightline.torch.StoredArray;
import dev.sightline.torch.assign.PictureTruth;
import dev.sightline.train.evaluate.BatchModel;
import dev.sightline.train.evaluate.DetectionPass;
import dev.sightline.train.evaluate.RunEvaluation;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.RunSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Learning to find boxes: the split learned from and the one that chooses the best epoch, under one label map.
 *
 * @param pictures the resized pictures of both, kept in memory as far as they fit
 */
public record DetectionTask(DetectionRecipe recipe, Dataset train, Dataset held, PictureCache pictures)
        implements Task<PictureTruth> {

    private static final String AP = "AP";
    private static final String AP50 = "AP50";
    private static final String AP75 = "AP75";

    /**
     * Reads both splits; what is decided or left out on the way is said.
     *
     * @param labels the run's classes where they are known already, as on resuming
     */
    public static DetectionTask read(DetectionRecipe recipe, Optional<LabelMap> labels, Consumer<String> say) {
        Dataset train = split(recipe, recipe.data().train(), labels, say);
        Dataset held = split(recipe, recipe.data().validation(), Optional.of(train.labels()), say);
        if (labels.isEmpty() && recipe.data().labels().isEmpty()) {
            say.accept("classes taken from the data: "
                    + String.join(", ", train.labels().names()));
        }
        PictureCache pictures = new PictureCache(recipe.input(), recipe.data().faults());
        return new DetectionTask(recipe, train, held, pictures);
    }

    @Override
    public LabelMap labels() {
        return train.labels();
    }

    @Override
    public Map<String, StoredArray> startingWeights(Consumer<String> say) {
        Map<String, StoredArray> weights = new LinkedHashMap<>(recipe.storedWeights(labels(), say));
        weights.putAll(recipe.run().startingWeights(graph(), say));
        return weights;
    }

    @Override
    public Objective<PictureTruth> objective() {
        return new DetectionObjective(DetectionLossOptions.published(labels().size()));
    }

    @Override
    public Lessons<PictureTruth> lessons() {
        RunSettings settings = recipe.run();
        AugmentationPipeline pipeline = new AugmentationPipeline(recipe.augmentations(), recipe.input());
        BatchOptions options = BatchOptions.training(settings.batch(), settings.seed(), settings.epochs())
                .withThreads(recipe.data().threads());
        return new BatchLessons<>(BatchLoader.training(train, pipeline, pictures, options), DetectionPass::truths);
    }

    @Override
    public Validation validation() {
        BatchOptions options = BatchOptions.evaluation(recipe.run().batch());
        DetectionPass pass = new DetectionPass(held, pictures, options, recipe.head());
        return new Validation() {
            @Override
            public ValidationFigures run(BatchModel model) {
                return figures(RunEvaluation.figures(pass.run(model), labels().size(), DetectionMetricOptions.coco()));
            }

            @Override
            public void close() {
                pass.close();
            }
        };
    }

    @Override
    public List<String> figures() {
        return List.of(AP, AP50, AP75);
    }

    @Override
    public String chosenFigure() {
        return AP;
    }

    @Override
    public List<String> shownFigures() {
        return List.of(AP, AP50);
    }

    @Override
    public String dataFingerprint() throws IOException {
        return DataFingerprint.of(train) + "+" + DataFingerprint.of(held);
    }

    private static ValidationFigures figures(DetectionFigures found) {
        AveragePrecision precision = found.precision();
        Map<String, Double> figures = new LinkedHashMap<>();
        precision.mean().ifPresent(value -> figures.put(AP, value));
        precision.at50().ifPresent(value -> figures.put(AP50, value));
        precision.at75().ifPresent(value -> figures.put(AP75, value));
        return new ValidationFigures(figures, AP);
    }

    private static Dataset split(DetectionRecipe recipe, String name, Optional<LabelMap> labels, Consumer<String> say) {
        DatasetReading reading = DatasetReader.read(recipe.data().source(name, labels));
        reading.summary().forEach(line -> say.accept(name + ": " + line));
        return reading.dataset();
    }
}
