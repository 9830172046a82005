package dev.sightline.train.evaluate;

import dev.sightline.core.classification.ClassificationMetrics;
import dev.sightline.core.classification.ClassifiedImage;
import dev.sightline.core.classification.ClassifierMetrics;
import dev.sightline.core.classification.MultiLabelImage;
import dev.sightline.core.classification.MultiLabelMetrics;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.evaluation.ClassificationEvaluation;
import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.SampleImages;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.image.DecodingRules;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.torch.session.InferenceSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A classifier's predictions for images of known classes.
 *
 * @param images each with its logits, in the order of the dataset
 * @param multiLabel whether an image may show any number of classes
 * @param notes which images were passed over
 */
public record ClassPredictions(LabelMap labels, List<ClassPrediction> images, boolean multiLabel, List<String> notes) {

    private static final int BATCH = 32;

    public ClassPredictions {
        images = List.copyOf(images);
        notes = List.copyOf(notes);
    }

    /** Runs a network whose output is {@value ClassifierFamily#OUTPUT} over a dataset. */
    public static ClassPredictions of(
            Dataset dataset, InputContract input, InferenceSession session, DatasetProblemPolicy problems) {
        SampleImages images = new SampleImages(DecodingRules.of(input), problems);
        BatchOptions options = BatchOptions.evaluation(BATCH);
        try (ClassificationPass pass =
                new ClassificationPass(dataset, input, images, options, ClassifierFamily.OUTPUT)) {
            List<ClassPrediction> predictions = pass.run(session::predict);
            List<String> skipped = images.unreadable().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(one -> "passed over " + one.getKey() + ": " + one.getValue())
                    .toList();
            return new ClassPredictions(dataset.labels(), predictions, dataset.multiLabel(), skipped);
        }
    }

    /** The metrics of the predictions, single-label or multi-label. */
    public ClassifierMetrics metrics() {
        return multiLabel ? MultiLabelMetrics.of(multiLabelled()) : ClassificationMetrics.of(classified(), 1);
    }

    /**
     * The metrics in the form of every task.
     *
     * @param before notes that come before those on images
     */
    public Evaluation evaluation(ClassifierMetrics metrics, List<String> before) {
        List<String> all = new ArrayList<>(before);
        all.addAll(notes);
        return ClassificationEvaluation.of(metrics, labels.names(), all);
    }

    /** The predictions for images of one class each, as metrics are made of them. */
    public List<ClassifiedImage> classified() {
        return images.stream()
                .map(prediction -> new ClassifiedImage(
                        prediction.sample().id(), prediction.sample().label(), prediction.logits()))
                .toList();
    }

    private List<MultiLabelImage> multiLabelled() {
        return images.stream()
                .map(prediction -> new MultiLabelImage(
                        prediction.sample().id(), prediction.sample().labels(), prediction.logits()))
                .toList();
    }
}
