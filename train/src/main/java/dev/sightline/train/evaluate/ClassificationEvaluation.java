package dev.sightline.train.evaluate;

import dev.sightline.core.classification.ClassifierMetrics;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.classify.ClassDataset;
import dev.sightline.data.classify.ClassDatasetReading;
import dev.sightline.data.classify.ClassImages;
import dev.sightline.image.DecodingRules;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.torch.InferenceSession;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How well a classifier predictions about one split.
 *
 * @param predictions about each image, in the order of the dataset
 * @param notes what a reader must know before believing the metrics
 */
public record ClassificationEvaluation(
        String split,
        LabelMap labels,
        List<ClassPrediction> predictions,
        ClassifierMetrics metrics,
        List<String> notes) {

    private static final int BATCH = 32;

    public ClassificationEvaluation {
        predictions = List.copyOf(predictions);
        notes = List.copyOf(notes);
    }

    /**
     * Runs a checkpoint of a run over one split of its data.
     *
     * @param checkpoint {@code best}, {@code latest} or {@code epoch_N}
     * @param overrides of the run's recipe, such as {@code data.root=...} where the data has moved
     */
    public static ClassificationEvaluation of(
            RunFolder folder, String checkpoint, String split, List<String> overrides, Consumer<String> log)
            throws IOException {
        TrainedRun run = TrainedRun.open(folder, checkpoint, overrides);
        ClassDatasetReading reading = run.classes(split);
        reading.summary().forEach(line -> log.accept(split + ": " + line));
        List<String> notes = new ArrayList<>(SplitNotes.of(run, split, reading.dataset()));
        notes.forEach(log);
        try (InferenceSession session = run.session()) {
            ClassificationEvaluation evaluation = of(
                    split,
                    reading.dataset(),
                    run.recipe().input(),
                    session,
                    run.classification().data().problems());
            notes.addAll(evaluation.notes());
            return new ClassificationEvaluation(
                    split, run.labels(), evaluation.predictions(), evaluation.metrics(), notes);
        }
    }

    /** Runs a network whose output is {@value ClassifierFamily#OUTPUT} over a dataset. */
    public static ClassificationEvaluation of(
            String split,
            ClassDataset dataset,
            InputContract input,
            InferenceSession session,
            DatasetProblemPolicy problems) {
        ClassImages images = new ClassImages(DecodingRules.of(input), problems);
        BatchOptions options = BatchOptions.evaluation(BATCH);
        try (ClassificationPass pass =
                new ClassificationPass(dataset, input, images, options, ClassifierFamily.OUTPUT)) {
            List<ClassPrediction> predictions = pass.run(session::predict);
            List<String> skipped = images.unreadable().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(one -> "passed over " + one.getKey() + ": " + one.getValue())
                    .toList();
            ClassifierMetrics metrics = ClassificationPass.metrics(predictions, dataset.multiLabel());
            return new ClassificationEvaluation(split, dataset.labels(), predictions, metrics, skipped);
        }
    }
}
