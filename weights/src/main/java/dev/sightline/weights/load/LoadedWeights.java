package dev.sightline.weights.load;

import dev.sightline.nn.Graph;
import dev.sightline.nn.StoredArray;
import dev.sightline.weights.safetensors.CheckpointException;
import dev.sightline.weights.safetensors.StoredTensor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Weights from a file that fit a network, and the report on all of the file's.
 *
 * @param arrays by the network's parameter paths; under {@link LoadPolicy#MATCHING} those that fit alone, to be completed
 *     by {@link dev.sightline.weights.load.WeightFit#completed}
 */
public record LoadedWeights(Map<String, StoredArray> arrays, LoadReport report) {

    public LoadedWeights {
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    /**
     * Reads a file of any accepted kind for a network.
     *
     * @throws CheckpointException if the file cannot be read, or does not fit as the policy demands; the message then
     *     lists every difference
     */
    public static LoadedWeights load(Path file, Graph graph, LoadOptions options) {
        return of(StoredWeights.read(file, options.place()), graph, options);
    }

    /** The same for a file that is read already. */
    public static LoadedWeights of(StoredWeights weights, Graph graph, LoadOptions options) {
        LoadReport report = LoadReport.of(weights, graph, options.renames());
        boolean strict = options.policy() == LoadPolicy.STRICT;
        if (report.matched().isEmpty() || (strict && !report.isComplete())) {
            throw new CheckpointException(
                    weights.file(),
                    "the weights do not fit the network"
                            + (report.matched().isEmpty() ? "" : "; the load policy 'matching' takes those that fit")
                            + ":\n  " + String.join("\n  ", report.lines()));
        }
        Map<String, StoredArray> arrays = new LinkedHashMap<>();
        for (TensorMatch match : report.matched()) {
            StoredTensor tensor = Objects.requireNonNull(weights.tensors().get(match.stored()));
            if (!tensor.type().isFloating()) {
                throw new CheckpointException(
                        weights.file(),
                        match.renaming() + " is stored as whole numbers, " + tensor.type()
                                + "; the network needs F64, F32, F16 or BF16");
            }
            arrays.put(match.path(), new StoredArray(match.shape(), tensor.floats()));
        }
        return new LoadedWeights(arrays, report);
    }
}
