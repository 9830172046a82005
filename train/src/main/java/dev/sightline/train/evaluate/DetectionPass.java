package dev.sightline.train.evaluate;

import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.decode.BoxDecoder;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.data.Dataset;
import dev.sightline.data.batch.Batch;
import dev.sightline.data.batch.BatchItem;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.Epoch;
import dev.sightline.data.batch.ImageCache;
import dev.sightline.torch.assign.ImageTargets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a detector over a whole dataset: images in by the contract, boxes out in the frame of each image.
 *
 * <p>Keeps the memory of its batches from one pass to the next, until it is closed. One thread at a time.
 */
public final class DetectionPass implements AutoCloseable {

    private final BatchLoader<BatchItem> loader;
    private final BoxDecoder decoder;

    public DetectionPass(Dataset dataset, ImageCache images, BatchOptions options, DetectionHead head) {
        this.loader = BatchLoader.evaluation(dataset, images, options);
        this.decoder = BoxDecoder.of(head, dataset.labels().size());
    }

    /** The prediction for each image, in the dataset's order; unreadable images that were skipped are missing. */
    public List<EvaluatedImagePrediction> run(BatchModel model) {
        List<EvaluatedImagePrediction> predictions = new ArrayList<>();
        try (Epoch<BatchItem> epoch = loader.epoch(0)) {
            while (epoch.hasNext()) {
                try (Batch<BatchItem> batch = epoch.next()) {
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

    private void predict(BatchModel model, Batch<BatchItem> batch, List<EvaluatedImagePrediction> predictions) {
        NetworkOutputs outputs = model.predict(BatchImages.of(batch));
        for (int row = 0; row < batch.size(); row++) {
            BatchItem item = batch.items().get(row);
            predictions.add(
                    new EvaluatedImagePrediction(item.sample(), decoder.decode(outputs, row, item.placement())));
        }
    }

    /** The ground-truth boxes of each row of the batch, as the loss takes them. */
    public static List<ImageTargets> targets(Batch<BatchItem> batch) {
        return batch.items().stream()
                .map(item ->
                        new ImageTargets(item.targets().boxes(), item.targets().labels()))
                .toList();
    }
}
