package dev.sightline.infer.session;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.platform.Fp16Conversions;
import dev.sightline.core.contract.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/** Numbers of 32 bits outside the heap, and over them the tensor of the type a model takes. For one thread at a time. */
final class InputTensor implements AutoCloseable {

    private final FloatBuffer numbers;
    private final OnnxTensor tensor;
    private final Runnable conversion;

    private InputTensor(FloatBuffer numbers, OnnxTensor tensor, Runnable conversion) {
        this.numbers = numbers;
        this.tensor = tensor;
        this.conversion = conversion;
    }

    /** A tensor of zeros. */
    static InputTensor of(OrtEnvironment environment, ElementType type, long[] shape) throws OrtException {
        return over(memory(count(shape), Float.BYTES).asFloatBuffer(), environment, type, shape);
    }

    /** A tensor of another shape over the same numbers if they are enough. This one must be closed still. */
    InputTensor reshaped(OrtEnvironment environment, ElementType type, long[] shape) throws OrtException {
        int count = count(shape);
        return numbers.capacity() < count
                ? of(environment, type, shape)
                : over(numbers.duplicate().clear().limit(count), environment, type, shape);
    }

    private static InputTensor over(FloatBuffer numbers, OrtEnvironment environment, ElementType type, long[] shape)
            throws OrtException {
        int count = numbers.limit();
        return switch (type) {
            case FLOAT32 -> new InputTensor(numbers, OnnxTensor.createTensor(environment, numbers, shape), () -> {});
            case FLOAT16 -> {
                ShortBuffer halves = memory(count, Short.BYTES).asShortBuffer();
                OnnxTensor tensor = OnnxTensor.createTensor(environment, halves, shape, OnnxJavaType.FLOAT16);
                yield new InputTensor(numbers, tensor, () -> toHalves(numbers, halves));
            }
            case UINT8 -> {
                ByteBuffer bytes = memory(count, Byte.BYTES);
                OnnxTensor tensor = OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.UINT8);
                yield new InputTensor(numbers, tensor, () -> toBytes(numbers, bytes));
            }
        };
    }

    /** To be filled by absolute places. */
    FloatBuffer numbers() {
        return numbers;
    }

    /** The tensor of what the numbers are now. */
    OnnxTensor converted() {
        conversion.run();
        return tensor;
    }

    @Override
    public void close() {
        tensor.close();
    }

    private static int count(long[] shape) {
        long count = 1;
        for (long size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return Math.toIntExact(count);
    }

    private static ByteBuffer memory(int count, int bytes) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(count, bytes)).order(ByteOrder.nativeOrder());
    }

    private static void toHalves(FloatBuffer numbers, ShortBuffer halves) {
        for (int i = 0; i < numbers.limit(); i++) {
            halves.put(i, Fp16Conversions.floatToFp16(numbers.get(i)));
        }
    }

    private static void toBytes(FloatBuffer numbers, ByteBuffer bytes) {
        for (int i = 0; i < numbers.limit(); i++) {
            bytes.put(i, (byte) Math.round(numbers.get(i)));
        }
    }
}
