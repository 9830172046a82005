package dev.sightline.config;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads a whole number; the last call, {@code orElse}, {@code required} or {@code optional}, gives it. */
public final class IntegerReader {

    private final Reading<Integer> reading;
    private int harmless = 1;

    IntegerReader(Section section, String key) {
        reading = new Reading<>(
                section, key, AskedKey.Kind.INTEGER, expected(section.value(key)), IntegerReader::integer);
    }

    /** Both bounds are accepted. */
    public IntegerReader between(int lowest, int highest) {
        harmless = lowest;
        reading.check(v -> v >= lowest && v <= highest, "between " + lowest + " and " + highest);
        return this;
    }

    public IntegerReader atLeast(int lowest) {
        harmless = lowest;
        reading.check(v -> v >= lowest, "at least " + lowest);
        return this;
    }

    public IntegerReader positive() {
        return atLeast(1);
    }

    /** The value, or {@code fallback} where the key is absent or defective. */
    public int orElse(int fallback) {
        return reading.orElse(fallback);
    }

    /**
     * The value, or {@code fallback} where the key is absent or defective.
     *
     * @param described what the fallback is, where it follows from something else: {@code the processors of the machine}
     */
    public int orElse(int fallback, String described) {
        reading.note().fallback(described);
        return reading.orElse(fallback);
    }

    /** The value; a missing one is a problem of the recipe. */
    public int required() {
        return reading.required(harmless);
    }

    public OptionalInt optional() {
        return reading.optional().map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** The range of an int is worth a word only to whom it refused. */
    private static String expected(@Nullable RecipeNode node) {
        boolean tooLarge = node instanceof RecipeNode.Scalar scalar
                && scalar.kind() == RecipeNode.Scalar.Kind.INTEGER
                && integer(node) == null;
        return tooLarge ? "an integer between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE : "an integer";
    }

    static @Nullable Integer integer(RecipeNode node) {
        if (!(node instanceof RecipeNode.Scalar scalar) || scalar.kind() != RecipeNode.Scalar.Kind.INTEGER) {
            return null;
        }
        try {
            return Integer.valueOf(scalar.text());
        } catch (NumberFormatException e) {
            return null; // More digits than an int holds: the caller names the range.
        }
    }
}
