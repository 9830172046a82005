package dev.sightline.torch;

import dev.sightline.nn.Graph;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * What training lowers: a loss of a network's outputs against the target.
 *
 * @param <T> the target about one image
 */
public abstract sealed class Objective<T> permits DetectionObjective, ClassificationObjective {

    Objective() {}

    /**
     * A differentiable value, and its terms to print.
     *
     * @param value a scalar on the outputs' device
     */
    record Result(Tensor value, LossTerms terms) {}

    /** The names of the losses, in the order they are printed in. */
    public abstract List<String> losses();

    /** The names of what else is observed on the way; empty by custom. */
    public List<String> observations() {
        return List.of();
    }

    /** The names of the outputs that this loss reads. */
    abstract List<String> reads();

    /**
     * Refuses a network that has not the outputs this loss reads.
     *
     * @throws IllegalArgumentException naming the missing output
     */
    void requireFit(Graph graph) {
        reads().forEach(graph::output);
    }

    /**
     * The loss of one batch.
     *
     * @param outputs by name; may be in half precision
     * @param batch the images the outputs are about
     * @param targets one for each image
     */
    abstract Result compute(Map<String, Tensor> outputs, ImageBatch batch, List<T> targets);
}
