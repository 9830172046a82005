package dev.sightline.weights.load;

import dev.sightline.weights.pickle.StorageReference;
import dev.sightline.weights.pickle.TensorView;
import dev.sightline.weights.safetensors.CheckpointException;
import dev.sightline.weights.safetensors.Safetensors;
import dev.sightline.weights.safetensors.SafetensorsFile;
import dev.sightline.weights.safetensors.StoredTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a file of weights holds, in memory.
 *
 * @param place where in the file the tensors lie: keys joined by dots, empty for the top
 * @param tensors by name, in the order of the file
 * @param others what the file holds beside them, in words by name: metrics, settings, other dicts, free text
 */
public record StoredWeights(
        Path file, WeightsFormat format, String place, Map<String, StoredTensor> tensors, Map<String, String> others) {

    /** Tensors may repeat numbers and archives may be packed: together they take at most so many times the file. */
    private static final long MOST_TIMES = 20;

    private static final long ALWAYS_ACCEPTED = 1L << 26;

    public StoredWeights {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    /**
     * Reads the tensors of a file, found at the top or under a customary key.
     *
     * @throws CheckpointException if it is missing, damaged, of no accepted kind, or asks for anything but tensors
     */
    public static StoredWeights read(Path file) {
        return read(file, Optional.empty());
    }

    /**
     * The same from another place in the file.
     *
     * @param place keys joined by dots ({@code ema.module}); empty to look at the customary places
     */
    public static StoredWeights read(Path file, Optional<String> place) {
        return switch (WeightsFormat.of(file)) {
            case SAFETENSORS -> safetensors(file, place);
            case PYTORCH_ZIP -> of(file, WeightsFormat.PYTORCH_ZIP, ZipArchive.open(file), place);
            case PYTORCH_LEGACY -> of(file, WeightsFormat.PYTORCH_LEGACY, LegacyArchive.open(file), place);
        };
    }

    /** How many numbers the tensors have together. */
    public long elements() {
        return tensors.values().stream().mapToLong(StoredTensor::elementCount).sum();
    }

    /**
     * How many of the numbers are a network's parameters, as published counts have it: without batch normalisation's running
     * statistics, and without whole numbers.
     */
    public long parameters() {
        return tensors.entrySet().stream()
                .filter(entry -> entry.getValue().type().isFloating())
                .filter(entry -> !entry.getKey().endsWith("running_mean")
                        && !entry.getKey().endsWith("running_var"))
                .mapToLong(entry -> entry.getValue().elementCount())
                .sum();
    }

    /** How many bytes the tensors take together. */
    public long bytes() {
        return tensors.values().stream()
                .mapToLong(tensor -> tensor.data().remaining())
                .sum();
    }

    /** How many tensors there are of each number format. */
    public Map<String, Integer> types() {
        Map<String, Integer> counts = new TreeMap<>();
        tensors.values().forEach(tensor -> counts.merge(tensor.type().name(), 1, Integer::sum));
        return counts;
    }

    /** Writes the tensors as safetensors under the names they have here; {@code others} are left out. */
    public void writeSafetensors(Path target) throws IOException {
        new Safetensors(tensors, Map.of("format", "pt")).write(target);
    }

    private static StoredWeights safetensors(Path file, Optional<String> place) {
        if (place.filter(key -> !key.isEmpty()).isPresent()) {
            throw new CheckpointException(
                    file, "is a safetensors file, which has no places inside; received '" + place.get() + "'");
        }
        try (SafetensorsFile open = SafetensorsFile.open(file)) {
            Map<String, StoredTensor> tensors = new LinkedHashMap<>();
            open.names().forEach(name -> tensors.put(name, open.tensor(name)));
            return new StoredWeights(file, WeightsFormat.SAFETENSORS, "", tensors, open.metadata());
        }
    }

    private static StoredWeights of(Path file, WeightsFormat format, TensorArchive archive, Optional<String> place) {
        StateDict found = StateDict.find(file, archive.object(), place);
        Map<String, StorageReference> storages = new LinkedHashMap<>();
        found.tensors().values().forEach(tensor -> storages.put(tensor.storage().key(), tensor.storage()));
        requireBounded(file, found, storages.values());
        Map<String, ByteBuffer> content = archive.read(storages);
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        found.tensors().forEach((name, view) -> {
            String key = view.storage().key();
            tensors.put(name, view.of(Objects.requireNonNull(content.get(key), key)));
        });
        return new StoredWeights(file, format, found.place(), tensors, found.others());
    }

    private static void requireBounded(Path file, StateDict found, Collection<StorageReference> storages) {
        long needed = storages.stream().mapToLong(StorageReference::bytes).sum()
                + found.tensors().values().stream().mapToLong(TensorView::bytes).sum();
        long accepted = ALWAYS_ACCEPTED + MOST_TIMES * size(file);
        if (needed > accepted) {
            throw new CheckpointException(
                    file,
                    "its tensors and storages would take " + needed + " bytes; at most " + MOST_TIMES
                            + " times the file's size are accepted, here " + accepted);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be read: " + e, e);
        }
    }
}
