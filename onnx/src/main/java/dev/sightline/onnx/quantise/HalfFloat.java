package dev.sightline.onnx.quantise;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.sightline.onnx.Problems;
import dev.sightline.onnx.proto.Tensors;
import java.nio.ByteBuffer;

/** IEEE 754 half precision: one sign bit, five of exponent, ten of fraction. */
final class HalfFloat {

    /** The largest finite number. */
    static final float LARGEST = 65504;

    private static final int FRACTION_BITS_LOST = 13;
    private static final int BIAS_CHANGE = 127 - 15;
    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final float SMALLEST_SUBNORMAL = 0x1p-24f;
    private static final int NOT_A_NUMBER = 0x7e00;
    private static final int INFINITE = 0x7c00;

    private HalfFloat() {}

    /** The bits of the nearest half; of two as near, the one whose last bit is 0. */
    static short bits(float value) {
        int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | NOT_A_NUMBER);
        }
        if (magnitude < SMALLEST_NORMAL) {
            return (short) (sign | (int) Math.rint(magnitude / SMALLEST_SUBNORMAL));
        }
        int bits = Float.floatToRawIntBits(magnitude);
        int lastKept = bits >>> FRACTION_BITS_LOST & 1;
        // A carry out of the fraction goes into the exponent, as it should.
        int rounded = (bits + (1 << (FRACTION_BITS_LOST - 1)) - 1 + lastKept) >>> FRACTION_BITS_LOST;
        return (short) (sign | Math.min(rounded - (BIAS_CHANGE << 10), INFINITE));
    }

    /**
     * A float32 tensor rounded to float16.
     *
     * @param problems receives a word on a number that does not fit
     */
    static TensorProto round(TensorProto tensor, String name, Problems problems) {
        float[] values = Tensors.values(tensor);
        ByteBuffer bytes = Tensors.buffer(2 * values.length);
        float largest = 0;
        for (float value : values) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
            bytes.putShort(bits(value));
        }
        problems.require(
                Math.abs(largest) <= LARGEST,
                "'" + tensor.getName() + "' holds " + largest + "; float16 ends at " + LARGEST);
        return Tensors.packed(name, DataType.FLOAT16, Tensors.dims(tensor), bytes);
    }
}
