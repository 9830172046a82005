package dev.sightline.data.neighbour;

import dev.sightline.data.Sample;
import java.util.Locale;
import java.util.Objects;

/**
 * Two samples of the same image.
 *
 * @param distance in how many bits their hashes differ; 0 for the same bytes
 * @param correlation of their pixels, shrunk; 1 for the same bytes
 */
public record SharedPair(Sample first, Sample second, Likeness likeness, int distance, double correlation) {

    /** How alike two images are. */
    public enum Likeness {
        /** The same bytes, or, for parts of files, the same pixels. */
        EXACT,
        /** A re-saved, resized or brightened copy. */
        NEAR
    }

    public SharedPair {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(likeness, "likeness");
        if (distance < 0) {
            throw new IllegalArgumentException("a distance must be 0 or more, received " + distance);
        }
    }

    /** Whether the samples have different classes: of one image, at most one of them can be wholly right. */
    public boolean contradictory() {
        return !first.labels().equals(second.labels());
    }

    /** {@code a/1.jpg = b/2.jpg}, or {@code a/1.jpg ~ b/2.jpg (2 bits, correlation 0.9981)}. */
    @Override
    public String toString() {
        return likeness == Likeness.EXACT
                ? first.id() + " = " + second.id()
                : String.format(
                        Locale.ROOT,
                        "%s ~ %s (%d bits, correlation %.4f)",
                        first.id(),
                        second.id(),
                        distance,
                        correlation);
    }
}
