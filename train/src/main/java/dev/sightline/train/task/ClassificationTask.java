package dev.sightline.train.task;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.DataFingerprint;
import dev.sightline.data.Dataset;
import dev.sightline.data.SampleImages;
import dev.sightline.data.TrainedImages;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.batch.Batch;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.ClassItem;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.image.DecodingRules;
import dev.sightline.nn.Graph;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.torch.loss.ClassificationObjective;
import dev.sightline.torch.loss.Objective;
import dev.sightline.torch.loss.SoftLabels;
import dev.sightline.train.evaluate.BatchModel;
import dev.sightline.train.evaluate.ClassPredictions;
import dev.sightline.train.evaluate.ClassificationPass;
import dev.sightline.train.recipe.ClassificationRecipe;
import dev.sightline.train.recipe.RunSettings;
import dev.sightline.train.recipe.TeacherSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Classification: the training split and the one that chooses the best epoch, under one label map.
 */
public record ClassificationTask(
        ClassificationRecipe recipe, Dataset train, Dataset validationData, SampleImages images)
        implements Task<SoftLabels> {

    private static final String TOP1 = "top1";
    private static final String TOP5 = "top5";
    private static final String MEAN_AP = "mAP";
    private static final String MICRO_F1 = "micro-F1";

    /**
     * Reads both splits; decisions and skipped samples are logged.
     *
     * @param labels the run's classes where they are known already, as on resuming
     */
    public static ClassificationTask read(
            ClassificationRecipe recipe, Optional<LabelMap> labels, Consumer<String> log) {
        Dataset train = logged(recipe.data().train(), recipe.data().trainingReading(labels), log);
        String chooses = recipe.data().validation();
        Dataset validationData = logged(chooses, recipe.data().reading(chooses, Optional.of(train.labels())), log);
        recipe.requireSizesFit(train.labels());
        List<Double> weights = recipe.classWeights().of(train);
        if (!weights.isEmpty()) {
            log.accept("class weights: " + described(train.labels(), weights));
        }
        SampleImages images =
                new SampleImages(DecodingRules.of(recipe.input()), recipe.data().problems());
        AugmentationPipeline pipeline = new AugmentationPipeline(recipe.augmentations(), recipe.input());
        recipe.canvases().plan().note(pipeline.canvas()).ifPresent(log);
        if (pipeline.mixesAt(0, recipe.run().epochs())) {
            log.accept("no accuracy on training images while they are mixed: a mixture has no single label");
        }
        return new ClassificationTask(recipe, train, validationData, images);
    }

    @Override
    public LabelMap labels() {
        return train.labels();
    }

    @Override
    public Graph trainedGraph() {
        return recipe.regularization().of(graph());
    }

    @Override
    public Map<String, StoredArray> startingWeights(Consumer<String> log) {
        Map<String, StoredArray> weights = new LinkedHashMap<>(recipe.storedWeights(labels(), log));
        weights.putAll(recipe.run().startingWeights().load(graph(), log));
        return weights;
    }

    @Override
    public Objective<SoftLabels> objective() {
        return new ClassificationObjective(
                        ClassifierFamily.OUTPUT,
                        labels().size(),
                        recipe.loss(),
                        recipe.teacher().map(TeacherSettings::distillation))
                .withClassWeights(recipe.classWeights().of(train));
    }

    @Override
    public TrainingBatches<SoftLabels> batches() {
        TrainingBatches<SoftLabels> batches = loadedBatches();
        return recipe.teacher()
                .<TrainingBatches<SoftLabels>>map(
                        chosen -> new DistilledBatches(batches, new Teacher(chosen, recipe, labels().size())))
                .orElse(batches);
    }

    private TrainingBatches<SoftLabels> loadedBatches() {
        RunSettings settings = recipe.run();
        AugmentationPipeline pipeline = new AugmentationPipeline(recipe.augmentations(), recipe.input());
        BatchOptions options = BatchOptions.training(settings.update().batch(), settings.seed(), settings.epochs())
                .withThreads(recipe.data().threads())
                .withDropLast(settings.update().dropLast())
                .withCanvases(recipe.canvases().plan());
        BatchLoader<ClassItem> loader =
                BatchLoader.training(train, pipeline, images, recipe.data().sampling(), options);
        return new LoadedBatches<>(loader, ClassificationTask::targets);
    }

    @Override
    public Validation validation() {
        BatchOptions options = BatchOptions.evaluation(recipe.run().update().batch());
        ClassificationPass pass =
                new ClassificationPass(validationData, recipe.input(), images, options, ClassifierFamily.OUTPUT);
        return new Validation() {
            @Override
            public ValidationMetrics run(BatchModel model) {
                ClassPredictions predictions = new ClassPredictions(
                        labels(), pass.run(model), recipe.data().multiLabel(), List.of());
                return ValidationMetrics.of(predictions.evaluation(predictions.metrics(), List.of()));
            }

            @Override
            public void close() {
                pass.close();
            }
        };
    }

    @Override
    public List<String> metrics() {
        return recipe.data().multiLabel()
                ? List.of(MEAN_AP, MICRO_F1, ValidationMetrics.LOSS)
                : List.of(TOP1, TOP5, ValidationMetrics.LOSS);
    }

    @Override
    public String chosenMetric() {
        return recipe.data().multiLabel() ? MEAN_AP : TOP1;
    }

    @Override
    public List<String> shownMetrics() {
        return metrics();
    }

    @Override
    public LeftOutImages leftOut() {
        Map<String, String> unreadable = images.unreadable();
        return new LeftOutImages(
                count(train, unreadable),
                train.size(),
                count(validationData, unreadable),
                validationData.size(),
                unreadable.values().stream().sorted().limit(3).toList());
    }

    private static int count(Dataset dataset, Map<String, String> unreadable) {
        return (int) dataset.samples().stream()
                .filter(sample -> unreadable
                        .getOrDefault(sample.id(), "")
                        .contains(sample.file().toString()))
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

    @Override
    public List<String> notes() {
        return images.unreadable().entrySet().stream()
                .map(skipped -> "passed over " + skipped.getKey() + ": " + skipped.getValue())
                .toList();
    }

    private static List<SoftLabels> targets(Batch<ClassItem> batch) {
        return batch.items().stream()
                .map(item ->
                        new SoftLabels(item.target().labels(), item.target().shares(), new float[0]))
                .toList();
    }

    private static String described(LabelMap labels, List<Double> weights) {
        return IntStream.range(0, weights.size())
                .mapToObj(label -> String.format(Locale.ROOT, "%s %.3g", labels.name(label), weights.get(label)))
                .collect(Collectors.joining(", "));
    }

    private static Dataset logged(String name, DatasetReading reading, Consumer<String> log) {
        reading.summary().forEach(line -> log.accept(name + ": " + line));
        return reading.dataset();
    }
}
