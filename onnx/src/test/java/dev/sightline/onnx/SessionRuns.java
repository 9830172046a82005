package dev.sightline.onnx;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The outputs of one run of a model, by name in the model's order. */
public record SessionRuns(Map<String, Tensor> byName) {

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    public Tensor of(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    /** The largest difference in any output. */
    public double distance(SessionRuns other) {
        return names().stream()
                .mapToDouble(name -> of(name).distance(other.of(name)))
                .max()
                .orElseThrow();
    }
}
