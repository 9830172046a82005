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

/** Numbers of 32 bits as the tensor of the type a model takes. */
final class InputTensor {

    private InputTensor() {}

    static OnnxTensor of(OrtEnvironment environment, ElementType type, FloatBuffer values, long[] shape)
            throws OrtException {
        int count = count(shape);
        if (values.limit() < count) {
            throw new IllegalArgumentException("an input needs " + count + " numbers, received " + values.limit());
        }
        FloatBuffer numbers = values.duplicate().position(0).limit(count);
        return switch (type) {
            case FLOAT32 -> OnnxTensor.createTensor(environment, numbers, shape);
            case FLOAT16 -> OnnxTensor.createTensor(environment, halves(numbers), shape, OnnxJavaType.FLOAT16);
            case UINT8 -> OnnxTensor.createTensor(environment, bytes(numbers), shape, OnnxJavaType.UINT8);
        };
    }

    private static int count(long[] shape) {
        long count = 1;
        for (long size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return Math.toIntExact(count);
    }

    private static ShortBuffer halves(FloatBuffer numbers) {
        ShortBuffer halves = ByteBuffer.allocateDirect(2 * numbers.limit())
                .order(ByteOrder.nativeOrder())
                .asShortBuffer();
        for (int i = 0; i < numbers.limit(); i++) {
            halves.put(i, Fp16Conversions.floatToFp16(numbers.get(i)));
        }
        return halves;
    }

    private static ByteBuffer bytes(FloatBuffer numbers) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(numbers.limit()).order(ByteOrder.nativeOrder());
        for (int i = 0; i < numbers.limit(); i++) {
            bytes.put(i, (byte) Math.round(numbers.get(i)));
        }
        return bytes;
    }
}
