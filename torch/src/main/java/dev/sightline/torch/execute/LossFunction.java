package dev.sightline.torch.execute;

import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.LossTerms;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * A loss of a network's outputs against what is known of the images, on tensors.
 *
 * @param <T> the ground truth of one image
 */
public interface LossFunction<T> {

    /**
     * A differentiable value, and its terms to print.
     *
     * @param value a scalar on the outputs' device
     * @param divisor what the value was divided by
     */
    record Result(Tensor value, LossTerms terms, LossDivisor divisor) {}

    /**
     * The loss of one batch.
     *
     * @param outputs by name; may be in half precision
     * @param batch the images the outputs are about
     * @param targets one for each image
     */
    Result compute(Map<String, Tensor> outputs, ImageBatch batch, List<T> targets);
}
