package dev.sightline.config;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads a finite number, whole or not; {@code .nan} and {@code .inf} are refused. */
public final class NumberReader {

    private final Reading<Double> reading;
    private double harmless = 1;

    NumberReader(Section section, String key) {
        reading = new Reading<>(section, key, AskedKey.Kind.NUMBER, "a finite number", NumberReader::number);
    }

    /** Both bounds are accepted. */
    public NumberReader between(double lowest, double highest) {
        harmless = lowest;
        reading.check(
                v -> v >= lowest && v <= highest, "between " + Shown.number(lowest) + " and " + Shown.number(highest));
        return this;
    }

    public NumberReader atLeast(double lowest) {
        harmless = lowest;
        reading.check(v -> v >= lowest, "at least " + Shown.number(lowest));
        return this;
    }

    /** Above zero. */
    public NumberReader positive() {
        reading.check(v -> v > 0, "above 0");
        return this;
    }

    /** The value, or {@code fallback} where the key is absent or defective. */
    public double orElse(double fallback) {
        return reading.orElse(fallback);
    }

    /**
     * The value, or {@code fallback} where the key is absent or defective.
     *
     * @param described what the fallback is, where it follows from something else: {@code the learning rate}
     */
    public double orElse(double fallback, String described) {
        reading.note().fallback(described);
        return reading.orElse(fallback);
    }

    /** The value; a missing one is a problem of the recipe. */
    public double required() {
        return reading.required(harmless);
    }

    public OptionalDouble optional() {
        return reading.optional().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    static @Nullable Double number(RecipeNode node) {
        if (!(node instanceof RecipeNode.Scalar scalar)
                || (scalar.kind() != RecipeNode.Scalar.Kind.INTEGER
                        && scalar.kind() != RecipeNode.Scalar.Kind.NUMBER)) {
            return null;
        }
        double value = Double.parseDouble(scalar.text());
        return Double.isFinite(value) ? value : null;
    }
}
