package dev.sightline.config.reference;

import dev.sightline.config.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All keys that a reader accepts, found by running it, so that a reference cannot differ from the code.
 *
 * @param keys in the order in which they are read, those of one path behind each other
 */
public record KeyReference(List<ReferenceKey> keys) {

    public KeyReference {
        keys = List.copyOf(keys);
    }

    /** The keys of documents of one kind. */
    public static KeyReference of(Consumer<Recipe> reader) {
        return new KeyReference(KeyExplorer.explore(Map.of(), reader));
    }

    /**
     * The keys of documents that name their kind, each kind explored by itself.
     *
     * @param key that names the kind, {@code task}
     */
    public static KeyReference ofKinds(String key, List<String> kinds, Consumer<Recipe> reader) {
        Map<String, Map<ReferenceKey, List<String>>> byPath = new LinkedHashMap<>();
        for (String kind : kinds) {
            for (ReferenceKey row : KeyExplorer.explore(Map.of(key, kind), reader)) {
                Map<ReferenceKey, List<String>> rows =
                        byPath.computeIfAbsent(row.path(), path -> new LinkedHashMap<>());
                if (!row.path().equals(key) || rows.isEmpty()) {
                    rows.computeIfAbsent(row, same -> new ArrayList<>()).add(kind);
                }
            }
        }
        List<ReferenceKey> keys = new ArrayList<>();
        byPath.forEach((path, rows) -> rows.forEach((row, named) ->
                keys.add(row.of(named.size() == kinds.size() || path.equals(key) ? List.of() : named))));
        return new KeyReference(keys);
    }

    /** The keys without a description. */
    public List<String> undescribed(KeyDescriptions descriptions) {
        return keys.stream()
                .map(ReferenceKey::path)
                .distinct()
                .filter(path -> descriptions.of(path).isEmpty())
                .toList();
    }
}
