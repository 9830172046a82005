package dev.sightline.deploy.weights;

import dev.sightline.onnx.read.Initialiser;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.weights.load.StoredWeights;
import dev.sightline.weights.safetensors.StoredTensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tensors of a file of any kind, without their numbers.
 *
 * @param place where in the file they lie: keys joined by dots, empty for the top
 * @param entries in the order of the file
 * @param parameters numbers among them that published counts have
 * @param bytes of all
 * @param others what the file holds beside them, in words by name
 */
public record TensorListing(
        String format, String place, List<Entry> entries, long parameters, long bytes, Map<String, String> others) {

    /**
     * One tensor.
     *
     * @param type of its numbers, as its kind of file calls it
     */
    public record Entry(String name, String type, List<Long> shape) {

        public Entry {
            shape = List.copyOf(shape);
        }

        private long elements() {
            return shape.stream().reduce(1L, Math::multiplyExact);
        }
    }

    public TensorListing {
        entries = List.copyOf(entries);
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    public static TensorListing of(StoredWeights weights) {
        return new TensorListing(
                weights.format().toString(),
                weights.place(),
                weights.tensors().entrySet().stream()
                        .map(entry -> entry(entry.getKey(), entry.getValue()))
                        .toList(),
                weights.parameters(),
                weights.bytes(),
                weights.others());
    }

    /** Its initialisers, and its free text beside them. */
    public static TensorListing of(OnnxModel model) {
        List<Initialiser> stored = model.initialisers();
        return new TensorListing(
                "ONNX",
                "",
                stored.stream()
                        .map(tensor -> new Entry(tensor.name(), tensor.elementType(), tensor.shape()))
                        .toList(),
                stored.stream()
                        .filter(Initialiser::learned)
                        .mapToLong(Initialiser::elements)
                        .sum(),
                stored.stream().mapToLong(Initialiser::bytes).sum(),
                model.metadata());
    }

    /** How many numbers the tensors have together. */
    public long elements() {
        return entries.stream().mapToLong(Entry::elements).sum();
    }

    /** How many tensors there are of each type. */
    public Map<String, Integer> types() {
        Map<String, Integer> counts = new TreeMap<>();
        entries.forEach(entry -> counts.merge(entry.type(), 1, Integer::sum));
        return counts;
    }

    private static Entry entry(String name, StoredTensor tensor) {
        return new Entry(
                name,
                tensor.type().name(),
                Arrays.stream(tensor.shape()).boxed().toList());
    }
}
