package dev.sightline.config.reference;

import dev.sightline.config.AskedKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the runs of a reader have shown of one key so far. */
final class FoundKey {

    private final AskedKey first;
    private AskedKey last;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> otherFallbacks = new LinkedHashMap<>();

    FoundKey(AskedKey first) {
        this.first = first;
        this.last = first;
    }

    /** A key that was looked for in one run may be read in another. */
    void seen(AskedKey key) {
        boolean read = last.kind() != AskedKey.Kind.PRESENCE;
        boolean named = key.kind() == AskedKey.Kind.STEPS && last.words().isEmpty();
        if (!read || named) {
            last = key;
        }
    }

    /** Notes that the key is read under some choices of a switch alone. */
    void readWhere(String condition) {
        if (!conditions.contains(condition)) {
            conditions.add(condition);
        }
    }

    /** Notes what an absent key stands for under some choice of a switch. */
    void fallbackWhere(String condition, String fallback) {
        if (!last.fallback().equals(Optional.of(fallback))) {
            otherFallbacks.putIfAbsent(condition, fallback);
        }
    }

    /**
     * The row of a table; null for a section, whose keys are rows of their own, and for a key that is looked for and never
     * read, as one that is refused with a reason.
     */
    @Nullable
    ReferenceKey row() {
        boolean section = last.kind() == AskedKey.Kind.SECTION && first.kind() == AskedKey.Kind.SECTION;
        return section || last.kind() == AskedKey.Kind.PRESENCE
                ? null
                : new ReferenceKey(
                        last.path(), Accepted.described(last), standard(), String.join("; ", conditions), List.of());
    }

    private String standard() {
        if (first.required()) {
            return "required";
        }
        StringBuilder text =
                new StringBuilder(last.fallback().map(FoundKey::shown).orElse(""));
        otherFallbacks.forEach((condition, value) ->
                text.append("; ").append(shown(value)).append(' ').append(condition));
        return text.toString();
    }

    /** A value as code, a phrase such as {@code the learning rate} as it is. */
    private static String shown(String fallback) {
        return fallback.contains(" ") && !fallback.startsWith("[") ? fallback : "`" + fallback + "`";
    }
}
