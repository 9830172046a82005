package dev.sightline.core.classification;

import java.util.OptionalDouble;

/**
 * How well one class is told from the others.
 *
 * @param label its number
 * @param pictures that show it
 * @param answered pictures that were taken for it
 * @param right pictures that show it and were taken for it
 */
public record ClassAccuracy(int label, int pictures, int answered, int right) {

    /** {@code right / answered}; empty if no picture was taken for it. */
    public OptionalDouble precision() {
        return answered == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / answered);
    }

    /** {@code right / pictures}; empty if no picture shows it. */
    public OptionalDouble recall() {
        return pictures == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / pictures);
    }

    /** {@code 2 right / (pictures + answered)}, the harmonic mean of both; empty if there is neither. */
    public OptionalDouble f1() {
        int both = pictures + answered;
        return both == 0 ? OptionalDouble.empty() : OptionalDouble.of(2.0 * right / both);
    }
}
