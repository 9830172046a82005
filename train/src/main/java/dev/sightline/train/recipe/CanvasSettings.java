package dev.sightline.train.recipe;

import dev.sightline.core.contract.Size;
import dev.sightline.data.batch.CanvasPlan;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphFingerprint;
import dev.sightline.nn.cost.ShapeReader;
import java.util.Objects;
import java.util.function.Function;

/**
 * The sizes of a run's training batches; validation always has the size of the network's input.
 *
 * @param plan decides the size of each batch
 * @param key the key that chose it, for messages; that of the input where none did
 */
public record CanvasSettings(CanvasPlan plan, String key) {

    public CanvasSettings {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(key, "key");
    }

    /** The key within its section. */
    String shortKey() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /**
     * Refuses sizes that the network cannot take with the same operations and parameters.
     *
     * @param network built for an input of a size
     * @throws IllegalArgumentException naming the key and the size
     */
    void requireFit(Size input, Function<Size, Graph> network) {
        for (Size size : plan.limits(input)) {
            if (!size.equals(input)) {
                String problem = key + ": the network cannot be trained at " + size + " and then at " + input + ": ";
                if (!fingerprint(network, size, problem).equals(fingerprint(network, input, problem))) {
                    throw new IllegalArgumentException(
                            problem + "it is another network at each size; leave out " + key);
                }
            }
        }
    }

    private static String fingerprint(Function<Size, Graph> network, Size size, String problem) {
        try {
            Graph graph = network.apply(size);
            ShapeReader.read(graph);
            return GraphFingerprint.of(graph);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(problem + e.getMessage(), e);
        }
    }
}
