package dev.sightline.train.task;

import dev.sightline.core.classification.ClassifierFigures;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.batch.Batch;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.ClassItem;
import dev.sightline.data.classify.ClassDataset;
import dev.sightline.data.classify.ClassDatasetReader;
import dev.sightline.data.classify.ClassDatasetReading;
import dev.sightline.data.classify.ClassFingerprint;
import dev.sightline.data.classify.ClassPictures;
import dev.sightline.data.transform.TransformPipeline;
import dev.sightline.image.DecodingRules;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.torch.ClassTruth;
import dev.sightline.torch.ClassificationObjective;
import dev.sightline.torch.Objective;
import dev.sightline.torch.StoredArray;
import dev.sightline.train.evaluate.BatchModel;
import dev.sightline.train.evaluate.ClassificationPass;
import dev.sightline.train.recipe.ClassificationRecipe;
import dev.sightline.train.recipe.RunSettings;
import dev.sightline.train.recipe.TeacherSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Learning to name what pictures show: the split learned from and the one that chooses the best epoch, under one label
 * map.
 */
public record ClassificationTask(
        ClassificationRecipe recipe, ClassDataset train, ClassDataset held, ClassPictures pictures)
        implements Task<ClassTruth> {

    private static final String TOP1 = "top1";
    private static final String TOP5 = "top5";
    private static final String MEAN_AP = "mAP";
    private static final String MICRO_F1 = "micro-F1";
    private static final String LOSS = "validation-loss";

    /**
     * Reads both splits; what is decided or left out on the way is said.
     *
     * @param labels the run's classes where they are known already, as on resuming
     */
    public static ClassificationTask read(
            ClassificationRecipe recipe, Optional<LabelMap> labels, Consumer<String> say) {
        ClassDataset train = split(recipe, recipe.data().train(), labels, say);
        ClassDataset held = split(recipe, recipe.data().validation(), Optional.of(train.labels()), say);
        recipe.requireSizesFit(train.labels());
        ClassPictures pictures = new ClassPictures(
                DecodingRules.of(recipe.input()), recipe.data().faults());
        TransformPipeline pipeline = new TransformPipeline(recipe.transforms(), recipe.input());
        if (pipeline.mixesAt(0, recipe.run().epochs())) {
            say.accept("no accuracy on training pictures while they are mixed: a mixture has no one right answer");
        }
        return new ClassificationTask(recipe, train, held, pictures);
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
    public Objective<ClassTruth> objective() {
        return new ClassificationObjective(
                ClassifierFamily.OUTPUT,
                labels().size(),
                recipe.loss(),
                recipe.teacher().map(TeacherSettings::distillation));
    }

    @Override
    public Lessons<ClassTruth> lessons() {
        Lessons<ClassTruth> lessons = new SteppedLessons<>(
                recipe.sizes()::stepAt, step -> lessons(recipe.sizes().inputAt(step, recipe.input())));
        return recipe.teacher()
                .<Lessons<ClassTruth>>map(
                        chosen -> new TaughtLessons(lessons, new Teacher(chosen, recipe, labels().size())))
                .orElse(lessons);
    }

    private Lessons<ClassTruth> lessons(InputContract input) {
        RunSettings settings = recipe.run();
        TransformPipeline pipeline = new TransformPipeline(recipe.transforms(), input);
        BatchOptions options = BatchOptions.training(settings.batch(), settings.seed(), settings.epochs())
                .withThreads(recipe.data().threads());
        BatchLoader<ClassItem> loader =
                BatchLoader.training(train, pipeline, pictures, recipe.data().sampling(), options);
        return new BatchLessons<>(loader, ClassificationTask::truths);
    }

    @Override
    public Validation validation() {
        BatchOptions options = BatchOptions.evaluation(recipe.run().batch());
        ClassificationPass pass =
                new ClassificationPass(held, recipe.input(), pictures, options, ClassifierFamily.OUTPUT);
        return new Validation() {
            @Override
            public ValidationFigures run(BatchModel model) {
                return figures(ClassificationPass.figures(
                        pass.run(model), recipe.data().multiLabel()));
            }

            @Override
            public void close() {
                pass.close();
            }
        };
    }

    @Override
    public List<String> figures() {
        return recipe.data().multiLabel() ? List.of(MEAN_AP, MICRO_F1, LOSS) : List.of(TOP1, TOP5, LOSS);
    }

    @Override
    public String chosenFigure() {
        return recipe.data().multiLabel() ? MEAN_AP : TOP1;
    }

    @Override
    public List<String> shownFigures() {
        return figures();
    }

    @Override
    public String dataFingerprint() throws IOException {
        return ClassFingerprint.of(train) + "+" + ClassFingerprint.of(held);
    }

    @Override
    public List<String> notes() {
        return pictures.unreadable().entrySet().stream()
                .map(skipped -> "passed over " + skipped.getKey() + ": " + skipped.getValue())
                .toList();
    }

    private static List<ClassTruth> truths(Batch<ClassItem> batch) {
        return batch.items().stream()
                .map(item ->
                        new ClassTruth(item.target().labels(), item.target().shares(), new float[0]))
                .toList();
    }

    private ValidationFigures figures(ClassifierFigures found) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String name : found.leading()) {
            figures.put(name.equals("loss") ? LOSS : name, found.byName().get(name));
        }
        return new ValidationFigures(figures, chosenFigure());
    }

    private static ClassDataset split(
            ClassificationRecipe recipe, String name, Optional<LabelMap> labels, Consumer<String> say) {
        ClassDatasetReading reading = ClassDatasetReader.read(recipe.data().source(name, labels));
        reading.summary().forEach(line -> say.accept(name + ": " + line));
        return reading.dataset();
    }
}
