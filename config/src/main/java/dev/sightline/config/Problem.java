package dev.sightline.config;

/**
 * One thing that is wrong in a recipe.
 *
 * @param origin where it was written
 * @param keyPath the key with its sections, {@code train.epochs}; empty where the problem is not in one key
 * @param message what is wrong and what is accepted, phrased to follow the key: {@code must be between 1 and 10, received 0}
 */
public record Problem(Origin origin, String keyPath, String message) implements Comparable<Problem> {

    @Override
    public int compareTo(Problem other) {
        return origin.compareTo(other.origin);
    }

    /** {@code configs/tiny.yaml:14: train.epochs must be between 1 and 10000, received 0}. */
    @Override
    public String toString() {
        return origin + ": " + (keyPath.isEmpty() ? message : keyPath + " " + message);
    }
}
