package dev.sightline.train.tune;

import java.util.Objects;

/**
 * A key of the recipe that is searched.
 *
 * @param key its path, such as {@code optimizer.learning-rate}
 * @param spec the range as it was written
 */
public record SearchKey(String key, String spec, KeyRange range) {

    public SearchKey {
        Objects.requireNonNull(range, "range");
        if (key.isBlank() || spec.isBlank()) {
            throw new IllegalArgumentException(
                    "a searched key is written KEY.PATH=RANGE, received '" + key + "=" + spec + "'");
        }
    }

    /**
     * Reads {@code KEY.PATH=RANGE}.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    public static SearchKey parse(String text) {
        int sign = text.indexOf('=');
        String key = sign < 0 ? "" : text.substring(0, sign);
        if (key.isBlank()) {
            throw new IllegalArgumentException(
                    "a searched key is written KEY.PATH=RANGE, such as optimizer.learning-rate=log:1e-4..1e-1; received '"
                            + text + "'");
        }
        try {
            return new SearchKey(key, text.substring(sign + 1), KeyRange.parse(text.substring(sign + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return key + "=" + spec;
    }
}
