package dev.sightline.train.task;

import dev.sightline.core.contract.Size;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.data.DataFingerprint;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.TrainedImages;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.batch.BatchItem;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.CanvasPlan;
import dev.sightline.data.batch.EpochCanvases;
import dev.sightline.data.batch.ImageCache;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.nn.StoredArray;
import dev.sightline.torch.assign.ImageTargets;
import dev.sightline.torch.loss.DetectionObjective;
import dev.sightline.torch.loss.Objective;
import dev.sightline.train.evaluate.BatchModel;
import dev.sightline.train.evaluate.DetectionPass;
import dev.sightline.train.evaluate.DetectionPredictions;
import dev.sightline.train.recipe.DataSettings;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.RunSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        Dataset train = logged(recipe.data().train(), recipe.data().trainingReading(labels), log);
        String chooses = recipe.data().validation();
        Dataset validationData = logged(chooses, recipe.data().reading(chooses, Optional.of(train.labels())), log);
        requireBoxes(recipe.data(), train);
        recipe.requireSizesFit(train.labels());
        if (labels.isEmpty() && recipe.data().labels().isEmpty()) {
            log.accept("classes taken from the data: "
                    + String.join(", ", train.labels().names()));
        }
        ImageCache images = new ImageCache(recipe.input(), recipe.data().problems());
        DetectionTask task = new DetectionTask(recipe, train, validationData, images);
        task.canvasNote().ifPresent(log);
        return task;
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
        return new LoadedBatches<>(loader(), DetectionPass::targets);
    }

    private BatchLoader<BatchItem> loader() {
        RunSettings settings = recipe.run();
        AugmentationPipeline pipeline = new AugmentationPipeline(recipe.augmentations(), recipe.input());
        BatchOptions options = BatchOptions.training(settings.update().batch(), settings.seed(), settings.epochs())
                .withThreads(recipe.data().threads())
                .withDropLast(settings.update().dropLast())
                .withCanvases(recipe.canvases().plan());
        return BatchLoader.training(train, pipeline, images, recipe.data().sampling(), options);
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
    public LeftOutImages leftOut() {
        Map<Path, String> unreadable = images.unreadable();
        return new LeftOutImages(
                count(train, unreadable),
                train.size(),
                count(validationData, unreadable),
                validationData.size(),
                unreadable.values().stream().sorted().limit(3).toList());
    }

    private static int count(Dataset dataset, Map<Path, String> unreadable) {
        return (int) dataset.samples().stream()
                .filter(sample -> unreadable.containsKey(sample.file()))
                .count();
    }

    @Override
    public TrainedImages trainedImages() {
        return TrainedImages.of(train);
    }

    @Override
    public String dataFingerprint() throws IOException {
        return DataFingerprint.of(train) + "+" + DataFingerprint.of(validationData);
    }

    /** Which sizes of batches come, where there are several. */
    private Optional<String> canvasNote() {
        CanvasPlan plan = recipe.canvases().plan();
        if (plan.isOneSize()) {
            return Optional.empty();
        }
        Size input = new Size(recipe.inputWidth(), recipe.inputHeight());
        return plan.note(input).or(() -> Optional.of(rectangularNote(input)));
    }

    private String rectangularNote(Size input) {
        try (BatchLoader<BatchItem> loader = loader()) {
            EpochCanvases canvases = loader.canvases(0);
            long count = canvases.sizes().stream().distinct().count();
            return String.format(
                    Locale.ROOT,
                    "rectangular batches: %s within %s pixels, %.0f %% of the pixels are padding (%.0f %% at one size)",
                    count == 1 ? "1 size" : count + " sizes",
                    input,
                    100 * canvases.padding(),
                    100 * canvases.paddingAt(input));
        }
    }

    /** A detector that is trained on no box would find nothing, and nobody would know why. */
    private static void requireBoxes(DataSettings data, Dataset train) {
        boolean any = train.samples().stream()
                .flatMap(sample -> sample.boxes().stream())
                .anyMatch(box -> !box.crowd());
        if (!any) {
            throw new DatasetException("the split '" + data.train() + "' of " + data.root() + " has " + train.size()
                    + " images and no box to train on; classes: "
                    + String.join(", ", train.labels().names()));
        }
    }

    private static Dataset logged(String name, DatasetReading reading, Consumer<String> log) {
        reading.summary().forEach(line -> log.accept(name + ": " + line));
        return reading.dataset();
    }
}
