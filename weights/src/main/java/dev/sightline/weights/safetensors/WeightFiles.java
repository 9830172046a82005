package dev.sightline.weights.safetensors;

import dev.sightline.nn.StoredArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A network's parameters by path, to and from safetensors files. */
public final class WeightFiles {

    private WeightFiles() {}

    /**
     * Reads every tensor of a file.
     *
     * @throws CheckpointException if it is missing or damaged
     */
    public static Map<String, StoredArray> read(Path file) {
        return part(Safetensors.read(file), "");
    }

    /** Replaces a file in one step. */
    public static void write(Path file, Map<String, StoredArray> arrays, Map<String, String> facts) throws IOException {
        Map<String, StoredTensor> tensors = new TreeMap<>();
        put(tensors, "", arrays);
        new Safetensors(tensors, facts).write(file);
    }

    /** Adds arrays under a common prefix. */
    public static void put(Map<String, StoredTensor> tensors, String prefix, Map<String, StoredArray> arrays) {
        arrays.forEach((path, array) -> {
            long[] shape = array.shape().stream().mapToLong(Integer::longValue).toArray();
            tensors.put(prefix + path, StoredTensor.ofFloats(shape, array.values()));
        });
    }

    /** The arrays under a prefix, without it. */
    public static Map<String, StoredArray> part(Safetensors stored, String prefix) {
        Map<String, StoredArray> arrays = new LinkedHashMap<>();
        stored.tensors().forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                arrays.put(name.substring(prefix.length()), new StoredArray(shape(tensor), tensor.floats()));
            }
        });
        return arrays;
    }

    private static List<Integer> shape(StoredTensor tensor) {
        return Arrays.stream(tensor.shape()).mapToObj(Math::toIntExact).toList();
    }
}
