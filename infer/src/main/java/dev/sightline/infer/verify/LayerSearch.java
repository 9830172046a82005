package dev.sightline.infer.verify;

import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds where two runs of one network part: the first layer, in the order of computation, whose outputs disagree. */
public final class LayerSearch {

    private LayerSearch() {}

    /**
     * The first layer that differs, or empty where all agree. Layers that only one side shows are passed over.
     *
     * @param layers in the order in which the network computes them
     * @param image what the report calls the image both have run on
     * @param reference every layer's output by its tensor's name
     */
    public static Optional<LayerDifference> first(
            String image,
            List<ComparedLayer> layers,
            NetworkOutputs reference,
            NetworkOutputs candidate,
            Tolerance tolerance) {
        for (ComparedLayer layer : layers) {
            NetworkOutput expected = reference.byName().get(layer.tensor());
            NetworkOutput found = candidate.byName().get(layer.tensor());
            if (expected != null && found != null) {
                OutputComparison comparison = new OutputComparison(tolerance);
                comparison.add(image, one(layer, expected), one(layer, found));
                OutputGate gate = comparison.gate();
                WorstElement worst = gate.worst();
                if (gate.differing() > 0 && worst != null) {
                    return Optional.of(new LayerDifference(layer.layer(), layer.settings(), worst.difference(), worst));
                }
            }
        }
        return Optional.empty();
    }

    private static NetworkOutputs one(ComparedLayer layer, NetworkOutput output) {
        return new NetworkOutputs(Map.of(layer.tensor(), output));
    }
}
