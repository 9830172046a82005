package dev.sightline.core.result;

/**
 * How sure a classifier is of one class.
 *
 * @param label class number, counted from 0
 * @param score within 0 to 1
 */
public record ClassScore(int label, double score) {

    public ClassScore {
        if (label < 0) {
            throw new IllegalArgumentException("a class number must be 0 or more, received " + label);
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(
                    "a score must be within 0 to 1, received " + score + "; a model that gives logits needs softmax");
        }
    }
}
