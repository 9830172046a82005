package dev.sightline.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a text. A number or flag without quotes is refused, so that a mistyped key is not taken for a name. */
public final class TextReader {

    private final Reading<String> reading;
    private String harmless = "";

    TextReader(Section section, String key) {
        reading = new Reading<>(section, key, AskedKey.Kind.TEXT, "a text", TextReader::text);
    }

    /** Accepts these words alone; for a near miss the message suggests the word that was likely meant. */
    public TextReader oneOf(List<String> accepted) {
        reading.note().words(accepted);
        harmless = accepted.isEmpty() ? "" : accepted.get(0);
        reading.optional().filter(word -> !accepted.contains(word)).ifPresent(word -> {
            String nearest = NearestWord.among(accepted, word)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            reading.refuse(
                    "must be one of " + String.join(", ", accepted) + ", received the text \"" + word + "\"" + nearest);
        });
        return this;
    }

    public TextReader oneOf(String... accepted) {
        return oneOf(List.of(accepted));
    }

    public TextReader notBlank() {
        reading.check(text -> !text.isBlank(), "a text that is not blank");
        return this;
    }

    /** The value, or {@code fallback} where the key is absent or defective. */
    public String orElse(String fallback) {
        return reading.orElse(fallback);
    }

    /** The value; a missing one is a problem of the recipe. */
    public String required() {
        return reading.required(harmless);
    }

    public Optional<String> optional() {
        return reading.optional();
    }

    static @Nullable String text(RecipeNode node) {
        return node instanceof RecipeNode.Scalar scalar && scalar.kind() == RecipeNode.Scalar.Kind.TEXT
                ? scalar.text()
                : null;
    }
}
