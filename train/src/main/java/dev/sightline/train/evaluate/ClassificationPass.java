package dev.sightline.train.evaluate;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.data.Dataset;
import dev.sightline.data.SampleImages;
import dev.sightline.data.batch.Batch;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.ClassItem;
import dev.sightline.data.batch.Epoch;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a classifier over a whole dataset: images in by the contract, logits out.
 *
 * <p>Keeps the memory of its batches from one pass to the next, until it is closed. One thread at a time.
 */
public final class ClassificationPass implements AutoCloseable {

    private final BatchLoader<ClassItem> loader;
    private final String output;
    private final int classes;

    /** @param output name of the output that holds a logit for each of the dataset's classes */
    public ClassificationPass(
            Dataset dataset, InputContract contract, SampleImages images, BatchOptions options, String output) {
        this.loader = BatchLoader.evaluation(dataset, contract, images, options);
        this.output = output;
        this.classes = dataset.labels().size();
    }

    /** The prediction for each image, in the dataset's order; unreadable images that were skipped are missing. */
    public List<ClassPrediction> run(BatchModel model) {
        List<ClassPrediction> predictions = new ArrayList<>();
        try (Epoch<ClassItem> epoch = loader.epoch(0)) {
            while (epoch.hasNext()) {
                try (Batch<ClassItem> batch = epoch.next()) {
                    predict(model, batch, predictions);
                }
            }
        }
        return predictions;
    }

    @Override
    public void close() {
        loader.close();
    }

    private void predict(BatchModel model, Batch<ClassItem> batch, List<ClassPrediction> predictions) {
        NetworkOutputs outputs = model.predict(BatchImages.of(batch));
        NetworkOutput logits = outputs.required(output, 2);
        if (logits.size(1) != classes) {
            throw new IllegalArgumentException(
                    "the network predicts " + logits.size(1) + " classes, the data has " + classes);
        }
        for (int row = 0; row < batch.size(); row++) {
            double[] numbers = new double[classes];
            for (int label = 0; label < classes; label++) {
                numbers[label] = logits.values().get(row * classes + label);
            }
            predictions.add(new ClassPrediction(batch.items().get(row).sample(), numbers));
        }
    }
}
