package dev.sightline.train.evaluate;

import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.torch.ImageBatch;

/**
 * Anything that turns a batch of prepared images into raw outputs.
 *
 * <p>An implementation must not keep the batch after it returns.
 */
@FunctionalInterface
public interface BatchModel {

    NetworkOutputs predict(ImageBatch batch);
}
