package dev.sightline.train.task;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.data.DataFingerprint;
import dev.sightline.data.Dataset;
import dev.sightline.data.TrainedImages;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.ImageCache;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.nn.StoredArray;
import dev.sightline.torch.assign.ImageTargets;
import dev.sightline.torch.loss.DetectionObjective;
import dev.sightline.torch.loss.Objective;
import dev.sightline.train.evaluate.BatchModel;
import dev.sightline.train.evaluate.DetectionPass;
import dev.sightline.train.evaluate.DetectionPredictions;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.RunSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Detection: the training split and the one that chooses the best epoch, under one label map.
 *
 * @param images the resized images of both, kept in memory as far as they fit
 */
public record DetectionTask(DetectionRecipe recipe, Dataset train, Dataset validationData, ImageCache images)
        implements Task<ImageTargets> {

    private static final String AP = "AP";
    private static final String AP50 = "AP50";
    private static final String AP75 = "AP75";

    /**
     * Reads both splits; decisions and skipped samples are logged.
     *
     * @param labels the run's classes where they are known already, as on resuming
     */
    public static DetectionTask read(DetectionRecipe recipe, Optional<LabelMap> labels, Consumer<String> log) {
        Dataset train = split(recipe, recipe.data().train(), labels, log);
        Dataset validationData = split(recipe, recipe.data().validation(), Optional.of(train.labels()), log);
        if (labels.isEmpty() && recipe.data().labels().isEmpty()) {
            log.accept("classes taken from the data: "
                    + String.join(", ", train.labels().names()));
        }
        ImageCache images = new ImageCache(recipe.input(), recipe.data().problems());
        return new DetectionTask(recipe, train, validationData, images);
    }

    @Override
    public LabelMap labels() {
        return train.labels();
    }

    @Override
    public Map<String, StoredArray> startingWeights(Consumer<String> log) {
        Map<String, StoredArray> weights = new LinkedHashMap<>(recipe.storedWeights(labels(), log));
        weights.putAll(recipe.run().startingWeights().load(graph(), log));
        return weights;
    }

    @Override
    public Objective<ImageTargets> objective() {
        return new DetectionObjective(recipe.description(), labels().size());
    }

    @Override
    public TrainingBatches<ImageTargets> batches() {
        RunSettings settings = recipe.run();
        AugmentationPipeline pipeline = new AugmentationPipeline(recipe.augmentations(), recipe.input());
        BatchOptions options = BatchOptions.training(settings.update().batch(), settings.seed(), settings.epochs())
                .withThreads(recipe.data().threads())
                .withDropLast(settings.update().dropLast());
        return new LoadedBatches<>(
                BatchLoader.training(train, pipeline, images, recipe.data().sampling(), options),
                DetectionPass::targets);
    }

    @Override
    public Validation validation() {
        BatchOptions options = BatchOptions.evaluation(recipe.run().update().batch());
        DetectionPass pass = new DetectionPass(validationData, images, options, recipe.head());
        return new Validation() {
            @Override
            public ValidationMetrics run(BatchModel model) {
                DetectionPredictions predictions = new DetectionPredictions(labels(), pass.run(model));
                return ValidationMetrics.of(predictions.evaluation(predictions.metrics(DetectionMetricOptions.coco())));
            }

            @Override
            public void close() {
                pass.close();
            }
        };
    }

    @Override
    public List<String> metrics() {
        return List.of(AP, AP50, AP75);
    }

    @Override
    public String chosenMetric() {
        return AP;
    }

    @Override
    public List<String> shownMetrics() {
        return List.of(AP, AP50);
    }

    @Override
    public TrainedImages trainedImages() {
        return TrainedImages.of(train);
    }

    @Override
    public String dataFingerprint() throws IOException {
        return DataFingerprint.of(train) + "+" + DataFingerprint.of(validationData);
    }

    private static Dataset split(DetectionRecipe recipe, String name, Optional<LabelMap> labels, Consumer<String> log) {
        DatasetReading reading = DatasetReader.read(recipe.data().source(name, labels));
        reading.summary().forEach(line -> log.accept(name + ": " + line));
        return reading.dataset();
    }
}
