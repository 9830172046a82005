package dev.sightline.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key while it is read: its value if it is there and right. The first problem is noted with its place and silences
 * the checks after it, so that reading goes on with a harmless value and every key is reported once.
 */
final class Reading<T> {

    private final Section section;
    private final String key;
    private final String expected;
    private final KeyNote note;
    private final @Nullable RecipeNode node;
    private @Nullable T value;
    private boolean defective;

    /** Turns what was written into a value; null where it is of another kind. */
    interface Conversion<T> {
        @Nullable
        T of(RecipeNode node);
    }

    Reading(Section section, String key, AskedKey.Kind kind, String expected, Conversion<T> conversion) {
        this.section = section;
        this.key = key;
        this.expected = expected;
        this.note = section.note(key);
        this.note.kind(kind);
        this.node = section.value(key);
        this.value = node == null ? null : conversion.of(node);
        if (node != null && value == null) {
            refuse("must be " + expected + ", received " + node.described());
        }
    }

    /** A rule about a value. */
    interface Rule<T> {
        boolean holds(T value);
    }

    /** Notes {@code must be <accepted>} where a value is there and the rule does not hold. */
    void check(Rule<T> rule, String accepted) {
        note.rule(accepted);
        if (value != null && node != null && !rule.holds(value)) {
            refuse("must be " + accepted + ", received " + node.described());
        }
    }

    void refuse(String message) {
        defective = true;
        value = null;
        section.problem(key, message);
    }

    /** What is accepted, for a reference of keys. */
    KeyNote note() {
        return note;
    }

    T orElse(T fallback) {
        note.fallback(fallback);
        return value == null ? fallback : value;
    }

    Optional<T> optional() {
        return Optional.ofNullable(value);
    }

    /** The value; where it is missing that is noted, and the harmless value goes on. */
    T required(T harmless) {
        note.required();
        if (value == null && !defective) {
            section.problem(key, "is missing; " + expected + " is required");
        }
        return value == null ? harmless : value;
    }
}
