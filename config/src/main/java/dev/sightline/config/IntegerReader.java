package dev.sightline.config;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads a whole number; the last call, {@code orElse}, {@code required} or {@code optional}, gives it. */
public final class IntegerReader {

    /** Stands for the word in {@link #reading}. */
    private static final int WORD = Integer.MIN_VALUE;

    private final Reading<Integer> reading;
    private final boolean worded;
    private int harmless = 1;

    IntegerReader(Section section, String key) {
        reading = new Reading<>(
                section, key, AskedKey.Kind.INTEGER, expected(section.value(key)), IntegerReader::integer);
        worded = false;
    }

    /** A reader that takes a word, too. */
    IntegerReader(Section section, String key, String word) {
        String expected = expected(section.value(key)) + " or " + word;
        reading = new Reading<>(section, key, AskedKey.Kind.INTEGER, expected, node -> integerOr(word, node));
        reading.note().words(List.of(word));
        worded = true;
    }

    /** Both bounds are accepted. */
    public IntegerReader between(int lowest, int highest) {
        harmless = lowest;
        reading.check(v -> isWord(v) || (v >= lowest && v <= highest), "between " + lowest + " and " + highest);
        return this;
    }

    public IntegerReader atLeast(int lowest) {
        harmless = lowest;
        reading.check(v -> isWord(v) || v >= lowest, "at least " + lowest);
        return this;
    }

    public IntegerReader positive() {
        return atLeast(1);
    }

    /** Whether the key holds the word that this reader takes beside numbers. */
    public boolean isWord() {
        return reading.optional().filter(this::isWord).isPresent();
    }

    /** The value, or {@code fallback} where the key is absent, defective or holds the word. */
    public int orElse(int fallback) {
        int value = reading.orElse(fallback);
        return isWord(value) ? fallback : value;
    }

    /**
     * The value, or {@code fallback} where the key is absent, defective or holds the word.
     *
     * @param described what the fallback is, where it follows from something else: {@code the processors of the machine}
     */
    public int orElse(int fallback, String described) {
        reading.note().fallback(described);
        return orElse(fallback);
    }

    /** The value; a missing one is a problem of the recipe. */
    public int required() {
        return reading.required(harmless);
    }

    /** The value; empty where the key is absent, defective or holds the word. */
    public OptionalInt optional() {
        return reading.optional()
                .filter(value -> !isWord(value))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private boolean isWord(int value) {
        return worded && value == WORD;
    }

    private static @Nullable Integer integerOr(String word, RecipeNode node) {
        return word.equals(TextReader.text(node)) ? Integer.valueOf(WORD) : integer(node);
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
