package dev.sightline.train.evaluate;

import dev.sightline.core.classification.ClassificationFigures;
import dev.sightline.core.classification.ClassifiedPicture;
import dev.sightline.core.classification.ClassifierFigures;
import dev.sightline.core.classification.MultiLabelFigures;
import dev.sightline.core.classification.MultiLabelPicture;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.data.batch.Batch;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.ClassItem;
import dev.sightline.data.batch.Epoch;
import dev.sightline.data.classify.ClassDataset;
import dev.sightline.data.classify.ClassPictures;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a classifier over a whole dataset: pictures in by the contract, logits out.
 *
 * <p>Keeps the memory of its batches from one pass to the next, until it is closed. One thread at a time.
 */
public final class ClassificationPass implements AutoCloseable {

    private final BatchLoader<ClassItem> loader;
    private final String output;
    private final int classes;

    /** @param output name of the output that holds a logit for each of the dataset's classes */
    public ClassificationPass(
            ClassDataset dataset, InputContract contract, ClassPictures pictures, BatchOptions options, String output) {
        this.loader = BatchLoader.evaluation(dataset, contract, pictures, options);
        this.output = output;
        this.classes = dataset.labels().size();
    }

    /** The answer about each picture, in the dataset's order; unreadable pictures that were skipped are missing. */
    public List<ClassAnswer> run(BatchModel model) {
        List<ClassAnswer> answers = new ArrayList<>();
        try (Epoch<ClassItem> epoch = loader.epoch(0)) {
            while (epoch.hasNext()) {
                try (Batch<ClassItem> batch = epoch.next()) {
                    answer(model, batch, answers);
                }
            }
        }
        return answers;
    }

    @Override
    public void close() {
        loader.close();
    }

    private void answer(BatchModel model, Batch<ClassItem> batch, List<ClassAnswer> answers) {
        NetworkOutputs outputs = model.predict(BatchImages.of(batch));
        NetworkOutput logits = outputs.required(output, 2);
        if (logits.size(1) != classes) {
            throw new IllegalArgumentException(
                    "the network answers about " + logits.size(1) + " classes, the data has " + classes);
        }
        for (int row = 0; row < batch.size(); row++) {
            double[] numbers = new double[classes];
            for (int label = 0; label < classes; label++) {
                numbers[label] = logits.values().get(row * classes + label);
            }
            answers.add(new ClassAnswer(batch.items().get(row).sample(), numbers));
        }
    }

    /** What the answers are worth, by what their samples may show. */
    public static ClassifierFigures figures(List<ClassAnswer> answers, boolean multiLabel) {
        return multiLabel
                ? MultiLabelFigures.of(multiLabelled(answers))
                : ClassificationFigures.of(classified(answers), 1);
    }

    /** The answers about pictures of any number of classes, as figures are made of them. */
    public static List<MultiLabelPicture> multiLabelled(List<ClassAnswer> answers) {
        return answers.stream()
                .map(answer -> new MultiLabelPicture(
                        answer.sample().id(), answer.sample().labels(), answer.logits()))
                .toList();
    }

    /** The answers about pictures of one class each, as figures are made of them. */
    public static List<ClassifiedPicture> classified(List<ClassAnswer> answers) {
        return answers.stream()
                .map(answer -> new ClassifiedPicture(
                        answer.sample().id(), answer.sample().label(), answer.logits()))
                .toList();
    }
}
