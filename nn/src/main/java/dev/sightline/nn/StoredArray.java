package dev.sightline.nn;

import java.io.IOException;
import java.util.List;

/**
 * A named tensor's content outside the native library: 32-bit floats in the order of the axes.
 *
 * <p>The array is not copied; treat it as read-only.
 */
public record StoredArray(List<Integer> shape, float[] values) implements StreamedArray {

    public StoredArray {
        shape = List.copyOf(shape);
        long count = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (count != values.length) {
            throw new IllegalArgumentException(
                    "an array of shape " + shape + " holds " + count + " numbers, received " + values.length);
        }
    }

    @Override
    public void pieces(Receiver receiver) throws IOException {
        receiver.take(values, values.length);
    }
}
