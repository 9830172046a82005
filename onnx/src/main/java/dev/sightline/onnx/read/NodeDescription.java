package dev.sightline.onnx.read;

import java.util.List;

/**
 * One node of a model's graph.
 *
 * @param name as patterns choose it; may be empty in foreign files
 * @param operator such as {@code Conv}
 * @param inputs names of the tensors it reads, stored ones included; empty where an optional one is left out
 * @param outputs names of the tensors it makes
 */
public record NodeDescription(String name, String operator, List<String> inputs, List<String> outputs) {

    public NodeDescription {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
