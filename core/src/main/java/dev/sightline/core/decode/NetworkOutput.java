package dev.sightline.core.decode;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * One raw output of a network for a batch of images.
 *
 * @param shape sizes of the axes, the batch first; an axis may be 0 where nothing was found
 * @param values in the order of the axes, from position 0; read in place, not copied
 */
public record NetworkOutput(List<Integer> shape, FloatBuffer values) {

    public NetworkOutput {
        shape = List.copyOf(shape);
        long elements = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (values.limit() != elements) {
            throw new IllegalArgumentException(
                    "an output of " + shape + " has " + elements + " numbers, received " + values.limit());
        }
    }

    public static NetworkOutput of(float[] values, Integer... shape) {
        return new NetworkOutput(List.of(shape), FloatBuffer.wrap(values));
    }

    /** The same numbers in an array of their own. */
    public NetworkOutput copied() {
        float[] numbers = new float[values.limit()];
        values.get(0, numbers);
        return new NetworkOutput(shape, FloatBuffer.wrap(numbers));
    }

    /** The size of an axis, counted from 0. */
    public int size(int axis) {
        return shape.get(axis);
    }
}
