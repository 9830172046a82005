package dev.sightline.config;

import java.util.List;
import java.util.Optional;

/**
 * A key that reading code has asked for, and what it accepts there.
 *
 * @param path the key with its sections; {@code []} stands for the items of a list: {@code train.sizes[].size}
 * @param kind what the key holds
 * @param words the texts that are accepted, or the names of steps; empty where any is
 * @param rules what else must be so, in words: {@code between 1 and 10}
 * @param fallback what an absent key stands for; empty if it stands for nothing
 * @param required whether an absent key is an error
 */
public record AskedKey(
        String path, Kind kind, List<String> words, List<String> rules, Optional<String> fallback, boolean required) {

    /** What a key holds. */
    public enum Kind {
        /** The reader looked whether the key is there, and no further. */
        PRESENCE,
        TEXT,
        INTEGER,
        NUMBER,
        FLAG,
        TEXTS,
        INTEGERS,
        NUMBERS,
        SECTION,
        /** A section whose keys are names of the user's own. */
        NAMED_VALUES,
        SECTIONS,
        STEPS
    }

    public AskedKey {
        words = List.copyOf(words);
        rules = List.copyOf(rules);
    }
}
