package dev.sightline.core.classification;

import java.util.OptionalDouble;

/**
 * How well one class is distinguished from the others.
 *
 * @param label its number
 * @param images that show it
 * @param predicted images that were taken for it
 * @param right images that show it and were taken for it
 */
public record ClassAccuracy(int label, int images, int predicted, int right) {

    /** {@code right / predicted}; empty if no image was taken for it. */
    public OptionalDouble precision() {
        return predicted == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / predicted);
    }

    /** {@code right / images}; empty if no image shows it. */
    public OptionalDouble recall() {
        return images == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / images);
    }

    /** {@code 2 right / (images + predicted)}, the harmonic mean of both; empty if there is neither. */
    public OptionalDouble f1() {
        int both = images + predicted;
        return both == 0 ? OptionalDouble.empty() : OptionalDouble.of(2.0 * right / both);
    }
}
