package dev.sightline.core.result;

import dev.sightline.core.geometry.Box;
import java.util.Objects;

/**
 * One object a model found.
 *
 * @param box edges in pixels of the source image
 * @param label class number, counted from 0
 * @param score confidence, within 0 to 1
 */
public record Detection(Box.Pixels box, int label, double score) {

    public Detection {
        Objects.requireNonNull(box, "box");
        if (label < 0) {
            throw new IllegalArgumentException("a class number must be 0 or more, received " + label);
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score must be within 0 to 1, received " + score);
        }
    }
}
