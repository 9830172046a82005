package dev.sightline.train.tune;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.config.json.JsonText;
import dev.sightline.core.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What is searched, and how. With the results so far it decides everything that comes, so that a search goes on where it
 * was broken off.
 *
 * @param recipe the file, absolute
 * @param overrides of the recipe that hold for every trial
 * @param keys searched
 * @param trials how many combinations are tried, at least 1
 * @param epochs of a trial that is trained to its end
 * @param leastEpochs of a trial in the first round of halving
 * @param reduction of trials from round to round of halving, and growth of epochs; 2 or more
 * @param seed of the values drawn; the trials' own randomness is the recipe's
 */
public record SearchSettings(
        Path recipe,
        List<String> overrides,
        List<SearchKey> keys,
        SearchMethod method,
        int trials,
        int epochs,
        int leastEpochs,
        int reduction,
        long seed) {

    /** The key that the search itself sets. */
    static final String EPOCHS = "train.epochs";

    private static final ObjectMapper JSON = new ObjectMapper();

    public SearchSettings {
        Objects.requireNonNull(method, "method");
        overrides = List.copyOf(overrides);
        keys = List.copyOf(keys);
        List<String> names = keys.stream().map(SearchKey::key).toList();
        if (names.isEmpty() || names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("a search needs keys, each of them once; received " + names);
        }
        if (names.contains(EPOCHS)) {
            throw new IllegalArgumentException(EPOCHS + " is set by the search (--epochs), so it cannot be searched");
        }
        requireAtLeast("trials", 1, trials);
        requireAtLeast("epochs", 1, epochs);
        requireAtLeast("least epochs", 1, leastEpochs);
        requireAtLeast("the reduction of halving", 2, reduction);
        if (leastEpochs > epochs) {
            throw new IllegalArgumentException(
                    "the first round has " + leastEpochs + " epochs, more than the last with " + epochs);
        }
    }

    /** The same with these keys of the recipe spelled out as absolute paths, unless they are searched. */
    SearchSettings withPaths(Map<String, Path> paths) {
        List<String> all = new ArrayList<>(overrides);
        all.removeIf(override -> paths.keySet().stream().anyMatch(key -> override.startsWith(key + "=")));
        paths.forEach((key, path) -> all.add(
                key + "='" + path.toAbsolutePath().normalize().toString().replace("'", "''") + "'"));
        return new SearchSettings(recipe, all, keys, method, trials, epochs, leastEpochs, reduction, seed);
    }

    /** Writes them as JSON. */
    void write(Path file) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("recipe", recipe.toString());
        fields.put("overrides", overrides);
        fields.put("keys", keys.stream().map(SearchKey::toString).toList());
        fields.put("method", method.word());
        fields.put("trials", trials);
        fields.put("epochs", epochs);
        fields.put("least_epochs", leastEpochs);
        fields.put("reduction", reduction);
        fields.put("seed", seed);
        AtomicFile.writeText(file, JsonText.of(fields) + "\n");
    }

    /** Reads what {@link #write} wrote. */
    static SearchSettings read(Path file) throws IOException {
        JsonNode root = JSON.readTree(file.toFile());
        try {
            return new SearchSettings(
                    Path.of(root.path("recipe").asText()),
                    texts(root.path("overrides")),
                    texts(root.path("keys")).stream().map(SearchKey::parse).toList(),
                    SearchMethod.valueOf(root.path("method").asText().toUpperCase(Locale.ROOT)),
                    root.path("trials").asInt(),
                    root.path("epochs").asInt(),
                    root.path("least_epochs").asInt(),
                    root.path("reduction").asInt(),
                    root.path("seed").asLong());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": not the settings of a search: " + e.getMessage(), e);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static void requireAtLeast(String name, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be " + least + " or more, received " + value);
        }
    }
}
