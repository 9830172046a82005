package dev.sightline.weights.load;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.StoredArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * How stored weights and a network fit together.
 *
 * @param missing paths of the network's parameters that are not stored
 * @param mismatched parameters stored in another shape, in words with both shapes
 * @param unexpected stored paths that the network does not have
 */
public record WeightFit(List<String> missing, List<String> mismatched, List<String> unexpected) {

    public WeightFit {
        missing = List.copyOf(missing);
        mismatched = List.copyOf(mismatched);
        unexpected = List.copyOf(unexpected);
    }

    /** Compares the stored weights with what the network needs. */
    public static WeightFit of(Graph graph, Map<String, StoredArray> weights) {
        List<String> missing = new ArrayList<>();
        List<String> mismatched = new ArrayList<>();
        TreeSet<String> unexpected = new TreeSet<>(weights.keySet());
        for (Parameter parameter : graph.parameters()) {
            StoredArray stored = weights.get(parameter.path());
            unexpected.remove(parameter.path());
            if (stored == null) {
                missing.add(parameter.path());
            } else if (!stored.shape().equals(parameter.shape().sizes())) {
                mismatched.add(parameter.path() + " is stored as " + stored.shape() + ", the network needs "
                        + parameter.shape().sizes());
            }
        }
        return new WeightFit(missing, mismatched, List.copyOf(unexpected));
    }

    /** Whether every number of the network comes from the file, and every tensor of the file is used. */
    public boolean isComplete() {
        return missing.isEmpty() && mismatched.isEmpty() && unexpected.isEmpty();
    }

    /** Every difference, one a line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        missing.forEach(path -> lines.add(path + " is missing"));
        lines.addAll(mismatched);
        unexpected.forEach(path -> lines.add(path + " is not a parameter of the network"));
        return lines;
    }

    /** The weights that fit; all others have the first values a network would start training with, always the same. */
    public static Map<String, StoredArray> completed(Graph graph, Map<String, StoredArray> weights) {
        Map<String, StoredArray> complete = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(0);
        for (Parameter parameter : graph.parameters()) {
            StoredArray stored = weights.get(parameter.path());
            if (stored == null || !stored.shape().equals(parameter.shape().sizes())) {
                float[] first = new float[Math.toIntExact(parameter.shape().elements())];
                parameter.initializer().fill(first, random);
                stored = new StoredArray(parameter.shape().sizes(), first);
            }
            complete.put(parameter.path(), stored);
        }
        return complete;
    }
}
