package dev.sightline.train.evaluate;

import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.OutputMap;
import java.util.Map;

/**
 * Anything that turns a batch of prepared pictures into raw maps {@code boxes_<stride>} and {@code scores_<stride>}.
 *
 * <p>An implementation must not keep the batch after it returns.
 */
@FunctionalInterface
public interface Detector {

    Map<String, OutputMap> predict(ImageBatch batch);
}
