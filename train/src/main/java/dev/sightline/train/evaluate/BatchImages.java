package dev.sightline.train.evaluate;

import dev.sightline.core.contract.Size;
import dev.sightline.data.batch.Batch;
import dev.sightline.torch.ImageBatch;

/** Loaded batches as networks take them. */
public final class BatchImages {

    private BatchImages() {}

    /** The batch's images; the memory stays the batch's. */
    public static ImageBatch of(Batch<?> batch) {
        Size size = batch.inputSize();
        return new ImageBatch(batch.images(), batch.size(), size.height(), size.width(), 3);
    }
}
