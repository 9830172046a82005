package dev.sightline.config.reference;

import java.util.List;

/**
 * A row of a reference of keys.
 *
 * @param path the key with its sections; {@code []} stands for the items of a list
 * @param accepted kind, words and ranges
 * @param standard what an absent key stands for; {@code required} where it must not be absent; empty for nothing
 * @param condition when the key is read; empty for always
 * @param kinds the kinds of document that have the key so, {@code detect}; empty where there is only one
 */
public record ReferenceKey(String path, String accepted, String standard, String condition, List<String> kinds) {

    public ReferenceKey {
        kinds = List.copyOf(kinds);
    }

    /** The section of the root that the key stands in; of a key of the root itself, the key. */
    public String section() {
        return path.split("[.\\[]", 2)[0];
    }

    ReferenceKey of(List<String> those) {
        return new ReferenceKey(path, accepted, standard, condition, those);
    }
}
