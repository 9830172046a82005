package dev.sightline.torch.loss;

import dev.sightline.nn.Graph;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.execute.LossFunction;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * What training lowers: a loss of a network's outputs against the ground truth.
 *
 * @param <T> the ground truth of one image
 */
public abstract sealed class Objective<T> permits DetectionObjective, ClassificationObjective {

    Objective() {}

    /** The names of the losses, in the order they are printed in. */
    public abstract List<String> losses();

    /** The names of what else is observed on the way; empty by custom. */
    public List<String> observations() {
        return List.of();
    }

    /** The names of the outputs that this loss reads. */
    public abstract List<String> reads();

    /**
     * Refuses a network that has not the outputs this loss reads.
     *
     * @throws IllegalArgumentException naming the missing output
     */
    public void requireFit(Graph graph) {
        reads().forEach(graph::output);
    }

    /** This loss as a function of tensors, for the session that trains. */
    public final LossFunction<T> function() {
        return this::compute;
    }

    /** {@link LossFunction#compute}. */
    abstract LossFunction.Result compute(Map<String, Tensor> outputs, ImageBatch batch, List<T> targets);
}
