package dev.sightline.nn.cost;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import java.util.function.Predicate;

/**
 * Memory of a step's tensors, beside the parameters, their gradients and the images: estimated from the graph.
 *
 * <p>A forward pass that is to be differentiated keeps, of each operation, what its derivative is computed from and nothing
 * else: a convolution its input, a ReLU its output, an addition nothing. A tensor that several operations keep counts once,
 * and one that is computed in a shorter type where it is needed in it counts as that copy. The backward pass frees what is
 * kept from the last operation to the first while it makes gradients of the same sizes.
 *
 * @param keptBytes what is there at the end of the forward pass
 * @param peakBytes the most that is there at once in either pass
 */
public record ActivationMemory(long keptBytes, long peakBytes) {

    /**
     * For a step of training.
     *
     * @param shapes at the batch and the size of the images
     * @param productBytes of a number in convolutions and products of matrices: 4, or 2 in mixed precision
     * @param trained whether a parameter has a gradient; what lies before the first that has keeps nothing
     */
    public static ActivationMemory training(
            Graph graph, GraphShapes shapes, int productBytes, Predicate<Parameter> trained) {
        return new MemoryWalk(graph, shapes, productBytes, trained).walk();
    }

    /** For a forward pass alone, in 32-bit floats. */
    public static ActivationMemory inference(Graph graph, GraphShapes shapes) {
        return new MemoryWalk(graph, shapes, Float.BYTES, parameter -> false).walk();
    }
}
