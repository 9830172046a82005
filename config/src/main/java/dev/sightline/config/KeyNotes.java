package dev.sightline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys that have been asked for in one recipe, in the order of their first reading. */
final class KeyNotes {

    private final Map<String, KeyNote> byPath = new LinkedHashMap<>();

    KeyNote at(String path) {
        return byPath.computeIfAbsent(path, KeyNote::new);
    }

    List<AskedKey> asked() {
        return byPath.values().stream().map(KeyNote::asked).toList();
    }
}
