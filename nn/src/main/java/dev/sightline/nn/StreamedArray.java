package dev.sightline.nn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A named tensor's content that is passed on piece by piece, so that a large one is never whole in the Java heap: 32-bit
 * floats in the order of the axes.
 *
 * <p>What lies behind it (a native tensor, an open file) must be there, and unchanged, while it is read.
 */
public interface StreamedArray {

    /** The most numbers that a piece of a large array holds. */
    int PIECE = 1 << 18;

    /** Takes a piece; the array is used again for the next one. */
    interface Receiver {
        void take(float[] numbers, int count) throws IOException;
    }

    List<Integer> shape();

    /** Passes all numbers on, in order. */
    void pieces(Receiver receiver) throws IOException;

    default long count() {
        return shape().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** All numbers in one array. */
    default float[] values() {
        float[] values = new float[Math.toIntExact(count())];
        int[] done = {0};
        try {
            pieces((numbers, count) -> {
                System.arraycopy(numbers, 0, values, done[0], count);
                done[0] += count;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }
}
