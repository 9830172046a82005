package dev.sightline.onnx.quantise;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.sightline.core.number.HalfFloat;
import dev.sightline.onnx.Problems;
import dev.sightline.onnx.proto.Tensors;
import java.nio.ByteBuffer;

/** Stored numbers in half precision. */
final class HalfTensor {

    private HalfTensor() {}

    /**
     * A float32 tensor rounded to float16.
     *
     * @param problems receives a message for a number that does not fit
     */
    static TensorProto round(TensorProto tensor, String name, Problems problems) {
        float[] values = Tensors.values(tensor);
        ByteBuffer bytes = Tensors.buffer(2 * values.length);
        float largest = 0;
        for (float value : values) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
            bytes.putShort(HalfFloat.bits(value));
        }
        problems.require(
                Math.abs(largest) <= HalfFloat.LARGEST,
                "'" + tensor.getName() + "' holds " + largest + "; float16 ends at " + HalfFloat.LARGEST);
        return Tensors.packed(name, DataType.FLOAT16, Tensors.dims(tensor), bytes);
    }
}
