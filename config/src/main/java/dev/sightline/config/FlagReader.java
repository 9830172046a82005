package dev.sightline.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code true} or {@code false}; {@code yes}, {@code on} and 1 are refused. */
public final class FlagReader {

    private final Reading<Boolean> reading;

    FlagReader(Section section, String key) {
        reading = new Reading<>(section, key, AskedKey.Kind.FLAG, "true or false", FlagReader::flag);
    }

    /** The value, or {@code fallback} where the key is absent or defective. */
    public boolean orElse(boolean fallback) {
        return reading.orElse(fallback);
    }

    /** The value; a missing one is a problem of the recipe. */
    public boolean required() {
        return reading.required(false);
    }

    public Optional<Boolean> optional() {
        return reading.optional();
    }

    private static @Nullable Boolean flag(RecipeNode node) {
        if (!(node instanceof RecipeNode.Scalar scalar) || scalar.kind() != RecipeNode.Scalar.Kind.FLAG) {
            return null;
        }
        return Boolean.valueOf(scalar.text());
    }
}
