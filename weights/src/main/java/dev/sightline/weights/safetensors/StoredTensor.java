package dev.sightline.weights.safetensors;

import dev.sightline.core.number.HalfFloat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A tensor as it lies in a file: a number format, a shape, and little-endian bytes in row-major order.
 *
 * <p>The bytes are not copied: whoever gave the buffer keeps its content unchanged while the tensor is in use. One tensor
 * holds at most 2 GiB. Otherwise immutable, and safe to share between threads.
 */
public final class StoredTensor {

    private final StoredType type;
    private final long[] shape;
    private final ByteBuffer data;

    /**
     * A tensor over existing bytes.
     *
     * @param shape sizes of the axes, none negative; empty for a single number
     * @param data exactly the tensor's bytes, from its position to its limit
     */
    public StoredTensor(StoredType type, long[] shape, ByteBuffer data) {
        this.type = type;
        this.shape = shape.clone();
        this.data = data.slice().asReadOnlyBuffer();
        if (byteCount(type, shape) != this.data.capacity()) {
            throw new IllegalArgumentException("a tensor " + type + " " + Arrays.toString(shape) + " takes "
                    + byteCount(type, shape) + " bytes, received " + this.data.capacity());
        }
    }

    public static StoredTensor ofFloats(long[] shape, float... values) {
        ByteBuffer data = littleEndian(values.length, StoredType.F32);
        data.asFloatBuffer().put(values);
        return new StoredTensor(StoredType.F32, shape, data);
    }

    public static StoredTensor ofDoubles(long[] shape, double... values) {
        ByteBuffer data = littleEndian(values.length, StoredType.F64);
        data.asDoubleBuffer().put(values);
        return new StoredTensor(StoredType.F64, shape, data);
    }

    public static StoredTensor ofLongs(long[] shape, long... values) {
        ByteBuffer data = littleEndian(values.length, StoredType.I64);
        data.asLongBuffer().put(values);
        return new StoredTensor(StoredType.I64, shape, data);
    }

    public static StoredTensor ofBytes(byte... values) {
        return new StoredTensor(StoredType.U8, new long[] {values.length}, ByteBuffer.wrap(values.clone()));
    }

    public StoredType type() {
        return type;
    }

    public long[] shape() {
        return shape.clone();
    }

    public int elementCount() {
        return data.capacity() / type.bytes();
    }

    /** The bytes, read-only and little-endian; each call gives its own position. */
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The values in single precision; F64 is rounded to nearest, F16 and BF16 are exact.
     *
     * @throws IllegalArgumentException for whole-number formats
     */
    public float[] floats() {
        float[] values = new float[elementCount()];
        ByteBuffer bytes = data();
        switch (type) {
            case F32 -> bytes.asFloatBuffer().get(values);
            case F64 -> fill(values, i -> (float) bytes.getDouble(i * Double.BYTES));
            case F16 -> fill(values, i -> HalfFloat.toFloat(bytes.getShort(i * Short.BYTES)));
            case BF16 -> fill(values, i -> Float.intBitsToFloat(bytes.getShort(i * Short.BYTES) << 16));
            case I64, I32, I16, I8, U8, BOOL ->
                throw new IllegalArgumentException("F64, F32, F16 or BF16 was expected, the tensor is " + type);
        }
        return values;
    }

    /**
     * The values of a whole-number format; U8 counts from 0 to 255, BOOL is 0 or 1.
     *
     * @throws IllegalArgumentException for the other formats
     */
    public long[] longs() {
        long[] values = new long[elementCount()];
        ByteBuffer bytes = data();
        for (int i = 0; i < values.length; i++) {
            values[i] = whole(bytes, i);
        }
        return values;
    }

    private long whole(ByteBuffer bytes, int index) {
        return switch (type) {
            case I64 -> bytes.getLong(index * Long.BYTES);
            case I32 -> bytes.getInt(index * Integer.BYTES);
            case I16 -> bytes.getShort(index * Short.BYTES);
            case I8 -> bytes.get(index);
            case U8 -> Byte.toUnsignedInt(bytes.get(index));
            case BOOL -> bytes.get(index) == 0 ? 0 : 1;
            case F64, F32, F16, BF16 ->
                throw new IllegalArgumentException("a whole-number format was expected, the tensor is " + type);
        };
    }

    /**
     * How many bytes a tensor takes.
     *
     * @throws IllegalArgumentException if an axis is negative or the size does not fit in a long
     */
    static long byteCount(StoredType type, long[] shape) {
        // An axis of size 0 makes the tensor empty however long the others are.
        boolean empty = Arrays.stream(shape).anyMatch(axis -> axis == 0);
        long bytes = type.bytes();
        for (long axis : shape) {
            if (axis < 0) {
                throw new IllegalArgumentException("an axis may not be negative: " + Arrays.toString(shape));
            }
            try {
                bytes = empty ? 0 : Math.multiplyExact(bytes, axis);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("the shape is too large: " + Arrays.toString(shape), e);
            }
        }
        return bytes;
    }

    /** The same format, shape and bits. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StoredTensor tensor
                && type == tensor.type
                && Arrays.equals(shape, tensor.shape)
                && data.equals(tensor.data);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.hashCode() + Arrays.hashCode(shape)) + data.hashCode();
    }

    /** {@code F32 [64, 3, 3, 3]}. */
    @Override
    public String toString() {
        return type + " " + Arrays.toString(shape);
    }

    private interface FloatAt {
        float at(int index);
    }

    private static void fill(float[] values, FloatAt source) {
        for (int i = 0; i < values.length; i++) {
            values[i] = source.at(i);
        }
    }

    private static ByteBuffer littleEndian(int count, StoredType type) {
        return ByteBuffer.allocate(Math.multiplyExact(count, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    }
}
