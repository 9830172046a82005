package dev.sightline.config;

import dev.sightline.config.AskedKey.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of one key while a recipe is read. A key that is asked for again keeps what the first reading stated. */
final class KeyNote {

    private final String path;
    private Kind kind = Kind.PRESENCE;
    private final List<String> words = new ArrayList<>();
    private final Set<String> rules = new LinkedHashSet<>();
    private @Nullable String fallback;
    private boolean required;

    KeyNote(String path) {
        this.path = path;
    }

    void kind(Kind stated) {
        boolean narrower = kind == Kind.PRESENCE || (kind == Kind.SECTION && stated == Kind.NAMED_VALUES);
        if (narrower && stated != Kind.PRESENCE) {
            kind = stated;
        }
    }

    void words(Collection<String> accepted) {
        if (words.isEmpty()) {
            words.addAll(accepted);
        }
    }

    void rule(String accepted) {
        rules.add(accepted);
    }

    /** What an absent key stands for. */
    void fallback(Object value) {
        if (fallback == null) {
            fallback = shown(value);
        }
    }

    void required() {
        required = true;
    }

    AskedKey asked() {
        return new AskedKey(path, kind, words, List.copyOf(rules), Optional.ofNullable(fallback), required);
    }

    /** As a person writes it: 1 and not 1.0, and no more digits than it takes to identify it. */
    private static String shown(Object value) {
        if (value instanceof Double number) {
            return Shown.number(number);
        }
        if (value instanceof List<?> items) {
            return items.stream().map(KeyNote::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        return String.valueOf(value);
    }
}
