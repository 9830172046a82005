package dev.sightline.onnx.calibrate;

/**
 * The numbers that eight bits have to represent; what lies outside is clipped to the nearer end.
 *
 * @param min finite
 * @param max finite, {@code min} or more
 */
public record ActivationRange(float min, float max) {

    public ActivationRange {
        if (!(Float.isFinite(min) && Float.isFinite(max) && min <= max)) {
            throw new IllegalArgumentException(
                    "a range needs two finite numbers in order, received " + min + " to " + max);
        }
    }
}
