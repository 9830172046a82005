package dev.sightline.weights.pickle;

import dev.sightline.weights.safetensors.StoredTensor;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A tensor as PyTorch pickles it: the number at index {@code i} is the storage's number
 * {@code offset + sum(i[k] * strides[k])}.
 *
 * <p>It lies inside its storage and takes at most 2 GiB. An expanded tensor repeats numbers, so a few bytes may stand
 * for gigabytes: whoever takes tensors out of a foreign file bounds their sum first.
 *
 * @param offset the storage's number at index 0
 * @param shape sizes of the axes
 * @param strides steps in the storage along each axis, in numbers
 */
public record TensorView(StorageReference storage, long offset, List<Long> shape, List<Long> strides)
        implements PickleValue {

    private static final int MOST_AXES = 32;
    private static final long LARGEST = Integer.MAX_VALUE - Long.BYTES;

    public TensorView {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
        if (shape.size() != strides.size() || shape.size() > MOST_AXES) {
            throw new IllegalArgumentException("a tensor needs one stride per axis and at most " + MOST_AXES
                    + " axes, received shape " + shape + " and strides " + strides);
        }
        if (offset < 0 || negative(shape) || negative(strides)) {
            throw new IllegalArgumentException("offset, sizes and strides start at 0, received offset " + offset
                    + ", shape " + shape + ", strides " + strides);
        }
        requireInside(storage, offset, shape, strides);
    }

    /** The number of numbers. */
    public int elements() {
        return shape.contains(0L)
                ? 0
                : shape.stream().mapToInt(Math::toIntExact).reduce(1, (product, size) -> product * size);
    }

    public int bytes() {
        return elements() * storage.type().bytes();
    }

    /**
     * The tensor's numbers in row-major order; shares the storage's bytes where they lie so already.
     *
     * @param bytes the storage's content, little-endian
     */
    public StoredTensor of(ByteBuffer bytes) {
        int width = storage.type().bytes();
        ByteBuffer data = elements() == 0
                ? ByteBuffer.allocate(0)
                : isRowMajor() ? bytes.slice((int) offset * width, bytes()) : gathered(bytes);
        return new StoredTensor(
                storage.type(), shape.stream().mapToLong(Long::longValue).toArray(), data);
    }

    @Override
    public String described() {
        return "a tensor " + storage.type() + " " + shape;
    }

    private boolean isRowMajor() {
        long expected = 1;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            if (shape.get(axis) != 1 && strides.get(axis) != expected) {
                return false;
            }
            expected *= shape.get(axis);
        }
        return true;
    }

    private ByteBuffer gathered(ByteBuffer bytes) {
        int width = storage.type().bytes();
        ByteBuffer data = ByteBuffer.allocate(bytes());
        int[] index = new int[shape.size()];
        while (data.hasRemaining()) {
            long at = offset;
            for (int axis = 0; axis < index.length; axis++) {
                at += index[axis] * strides.get(axis);
            }
            data.put(bytes.slice((int) at * width, width));
            advance(index);
        }
        return data.flip();
    }

    private void advance(int[] index) {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            if (++index[axis] < shape.get(axis)) {
                return;
            }
            index[axis] = 0;
        }
    }

    private static boolean negative(List<Long> numbers) {
        return numbers.stream().anyMatch(number -> number < 0);
    }

    private static void requireInside(StorageReference storage, long offset, List<Long> shape, List<Long> strides) {
        if (shape.contains(0L)) {
            return;
        }
        try {
            long count = 1;
            long last = offset;
            for (int axis = 0; axis < shape.size(); axis++) {
                count = Math.multiplyExact(count, shape.get(axis));
                last = Math.addExact(last, Math.multiplyExact(shape.get(axis) - 1, strides.get(axis)));
            }
            if (last < storage.elements() && count <= LARGEST / storage.type().bytes()) {
                return;
            }
        } catch (ArithmeticException e) {
            // Far outside: the message below reports it.
        }
        throw new IllegalArgumentException("a tensor of shape " + shape + ", strides " + strides + " and offset "
                + offset + " does not lie in its storage '" + storage.key() + "' of " + storage.elements()
                + " numbers, or takes more than 2 GiB");
    }
}
