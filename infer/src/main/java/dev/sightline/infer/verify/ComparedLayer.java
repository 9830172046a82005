package dev.sightline.infer.verify;

import java.util.Objects;

/**
 * A layer whose output both sides can show.
 *
 * @param tensor what both sides call its output
 * @param layer its path and operation, for people
 * @param settings of the operation, for people
 */
public record ComparedLayer(String tensor, String layer, String settings) {

    public ComparedLayer {
        Objects.requireNonNull(tensor, "tensor");
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(settings, "settings");
    }
}
