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
import dev.sightline.data.batch.PictureCache;
import dev.sightline.torch.assign.PictureTruth;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a detector over a whole dataset: pictures in by the contract, boxes out in the frame of each picture.
 *
 * <p>Keeps the memory of its batches from one pass to the next, until it is closed. One thread at a time.
 */
public final class DetectionPass implements AutoCloseable {

    private final BatchLoader<BatchItem> loader;
    private final BoxDecoder decoder;

    public DetectionPass(Dataset dataset, PictureCache pictures, BatchOptions options, DetectionHead head) {
        this.loader = BatchLoader.evaluation(dataset, pictures, options);
        this.decoder = BoxDecoder.of(head, dataset.labels().size());
    }

    /** The answer about each picture, in the dataset's order; unreadable pictures that were skipped are missing. */
    public List<PictureAnswer> run(BatchModel model) {
        List<PictureAnswer> answers = new ArrayList<>();
        try (Epoch<BatchItem> epoch = loader.epoch(0)) {
            while (epoch.hasNext()) {
                try (Batch<BatchItem> batch = epoch.next()) {
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

    private void answer(BatchModel model, Batch<BatchItem> batch, List<PictureAnswer> answers) {
        NetworkOutputs outputs = model.predict(BatchImages.of(batch));
        for (int row = 0; row < batch.size(); row++) {
            BatchItem item = batch.items().get(row);
            answers.add(new PictureAnswer(item.sample(), decoder.decode(outputs, row, item.placement())));
        }
    }

    /** The true boxes of each row of the batch, as the loss takes them. */
    public static List<PictureTruth> truths(Batch<BatchItem> batch) {
        return batch.items().stream()
                .map(item ->
                        new PictureTruth(item.targets().boxes(), item.targets().labels()))
                .toList();
    }
}
