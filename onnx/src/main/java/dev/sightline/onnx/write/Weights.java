package dev.sightline.onnx.write;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A network's numbers by parameter path, as a checkpoint or a trainer holds them. The arrays are read, never changed. */
@FunctionalInterface
public interface Weights {

    /** The numbers of the parameter at this path in the order of its axes, or null where there are none. */
    float @Nullable [] find(String path);

    /** The entries of a map. */
    static Weights of(Map<String, float[]> byPath) {
        Map<String, float[]> copy = Map.copyOf(byPath);
        return copy::get;
    }
}
