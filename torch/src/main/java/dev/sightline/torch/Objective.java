package dev.sightline.torch;

import dev.sightline.nn.Graph;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * What training lowers: a loss of a network's outputs against the truth.
 *
 * @param <T> the truth about one picture
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

    /**
     * Refuses a network that has not the outputs this loss reads.
     *
     * @throws IllegalArgumentException naming the missing output
     */
    abstract void requireFit(Graph graph);

    /**
     * The loss of one batch.
     *
     * @param outputs by name; may be in half precision
     * @param batch the pictures the outputs are about
     * @param truths one for each picture
     */
    abstract Result compute(Map<String, Tensor> outputs, ImageBatch batch, List<T> truths);
}
