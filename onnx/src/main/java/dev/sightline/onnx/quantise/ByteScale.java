package dev.sightline.onnx.quantise;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.sightline.onnx.calibrate.ActivationRange;
import dev.sightline.onnx.proto.Tensors;
import java.nio.ByteBuffer;

/**
 * What an unsigned byte stands for: {@code (byte - zeroPoint) * scale}. The range always holds 0, which is exact, since
 * padding is 0.
 */
record ByteScale(float scale, int zeroPoint) {

    static final int LARGEST = 255;

    static ByteScale of(ActivationRange range) {
        float min = Math.min(0, range.min());
        float max = Math.max(0, range.max());
        float scale = (float) (((double) max - min) / LARGEST);
        if (scale < Float.MIN_NORMAL) {
            // A tensor that is 0 throughout.
            return new ByteScale(1, 0);
        }
        return new ByteScale(scale, (int) Math.max(0, Math.min(LARGEST, Math.rint(-(double) min / scale))));
    }

    /** The range of stored numbers. */
    static ByteScale of(float[] values) {
        float min = 0;
        float max = 0;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return of(new ActivationRange(min, max));
    }

    /** The bytes nearest to stored numbers, under a new name. */
    TensorProto bytes(TensorProto tensor, String name) {
        float[] values = Tensors.values(tensor);
        ByteBuffer bytes = Tensors.buffer(values.length);
        for (float value : values) {
            bytes.put((byte) (int) Math.max(0, Math.min(LARGEST, Math.rint((double) value / scale) + zeroPoint)));
        }
        return Tensors.packed(name, DataType.UINT8, Tensors.dims(tensor), bytes);
    }
}
