package dev.sightline.core.decode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A network's raw outputs for a batch by name, in the order of the network. */
public record NetworkOutputs(Map<String, NetworkOutput> byName) {

    public NetworkOutputs {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** The same numbers in arrays of their own. */
    public NetworkOutputs copied() {
        Map<String, NetworkOutput> copies = new LinkedHashMap<>();
        byName.forEach((name, output) -> copies.put(name, output.copied()));
        return new NetworkOutputs(copies);
    }

    /**
     * The output of this name.
     *
     * @param axes how many axes it must have
     * @throws IllegalArgumentException if there is none, or it has another number of axes
     */
    public NetworkOutput required(String name, int axes) {
        NetworkOutput output = byName.get(name);
        if (output == null) {
            throw new IllegalArgumentException(
                    "the network has no output '" + name + "'; its outputs are " + byName.keySet());
        }
        if (output.shape().size() != axes) {
            throw new IllegalArgumentException(
                    "the output '" + name + "' needs " + axes + " axes, received " + output.shape());
        }
        return output;
    }
}
