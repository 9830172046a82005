package dev.sightline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of values of one kind; the items' problems are reported each at its own line.
 *
 * @param <T> the kind of an item
 */
public final class ListReader<T> {

    private final Section section;
    private final String key;
    private final String expected;
    private final Reading.Conversion<T> conversion;
    private final Reading<List<T>> reading;

    /** @param expected an item in words, {@code an integer} */
    ListReader(Section section, String key, AskedKey.Kind kind, String expected, Reading.Conversion<T> conversion) {
        this.section = section;
        this.key = key;
        this.expected = expected;
        this.conversion = conversion;
        this.reading = new Reading<>(section, key, kind, "a list, each item " + expected, this::items);
    }

    /** Refuses a list of another length. */
    public ListReader<T> sized(int size) {
        return sized(size, size + " items");
    }

    /**
     * Refuses a list of another length.
     *
     * @param described the length in words, where it follows from something else: {@code one for each class}
     */
    public ListReader<T> sized(int size, String described) {
        reading.note().rule(described);
        reading.optional()
                .filter(items -> items.size() != size)
                .ifPresent(items ->
                        reading.refuse("must have " + size + " items, received " + items.size() + ": " + items));
        return this;
    }

    public ListReader<T> notEmpty() {
        reading.check(items -> !items.isEmpty(), "a list of at least one item");
        return this;
    }

    /** The list, or {@code fallback} where the key is absent or defective. */
    public List<T> orElse(List<T> fallback) {
        return reading.orElse(fallback);
    }

    /** The list; a missing one is a problem of the recipe. */
    public List<T> required() {
        return reading.required(List.of());
    }

    public Optional<List<T>> optional() {
        return reading.optional();
    }

    private @Nullable List<T> items(RecipeNode node) {
        if (!(node instanceof RecipeNode.Sequence sequence)) {
            return null;
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            RecipeNode item = sequence.items().get(i);
            T value = conversion.of(item);
            if (value == null) {
                section.problem(item.origin(), key + "." + i, "must be " + expected + ", received " + item.described());
            } else {
                items.add(value);
            }
        }
        return List.copyOf(items);
    }
}
