package dev.sightline.weights.safetensors;

import dev.sightline.nn.StoredArray;
import dev.sightline.nn.StreamedArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network's parameters by path, to and from safetensors files. */
public final class WeightFiles {

    private WeightFiles() {}

    /**
     * Reads every tensor of a file.
     *
     * @throws CheckpointException if it is missing or damaged
     */
    public static Map<String, StoredArray> read(Path file) {
        try (SafetensorsFile open = SafetensorsFile.open(file)) {
            Map<String, StoredArray> arrays = new LinkedHashMap<>();
            for (String name : open.names()) {
                StoredTensor tensor = open.tensor(name);
                arrays.put(name, new StoredArray(shape(tensor), tensor.floats()));
            }
            return arrays;
        }
    }

    /** Replaces a file in one step. Arrays are passed on piece by piece: the file may be larger than the heap. */
    public static void write(Path file, Map<String, ? extends StreamedArray> arrays, Map<String, String> facts)
            throws IOException {
        SafetensorsWriter.write(file, arrays, facts);
    }

    /** The arrays under a prefix, without it, to be read piece by piece while the file is open. */
    public static Map<String, StreamedArray> part(SafetensorsFile open, String prefix) {
        Map<String, StreamedArray> arrays = new LinkedHashMap<>();
        for (String name : open.names()) {
            if (name.startsWith(prefix)) {
                arrays.put(name.substring(prefix.length()), open.streamed(name));
            }
        }
        return arrays;
    }

    private static List<Integer> shape(StoredTensor tensor) {
        return Arrays.stream(tensor.shape()).mapToObj(Math::toIntExact).toList();
    }
}
