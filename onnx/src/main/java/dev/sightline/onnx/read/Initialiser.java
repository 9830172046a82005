package dev.sightline.onnx.read;

import java.util.List;

/**
 * A tensor that a model's file stores, without its numbers.
 *
 * @param elementType in lower case ({@code float32}, {@code uint8})
 * @param shape empty for a single number
 * @param bytes what its numbers take when packed; for strings the length of their text
 * @param learned whether its numbers are floating-point and no batch normalisation takes them for its running mean or
 *     variance: what published counts of parameters have, and with them the few constants that exporters store alike
 */
public record Initialiser(String name, String elementType, List<Long> shape, long bytes, boolean learned) {

    public Initialiser {
        shape = List.copyOf(shape);
    }

    /** How many numbers it has. */
    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }
}
