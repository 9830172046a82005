package dev.sightline.onnx.proto;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Stored tensors, packed little-endian as ONNX has them. */
public final class Tensors {

    private Tensors() {}

    public static TensorProto floats(String name, long[] dims, float... values) {
        ByteBuffer bytes = buffer(4 * values.length);
        bytes.asFloatBuffer().put(values);
        return packed(name, DataType.FLOAT, dims, bytes);
    }

    public static TensorProto scalar(String name, float value) {
        return floats(name, new long[0], value);
    }

    /** A vector. */
    public static TensorProto longs(String name, long... values) {
        return longs(name, new long[] {values.length}, values);
    }

    public static TensorProto longs(String name, long[] dims, long[] values) {
        ByteBuffer bytes = buffer(8 * values.length);
        bytes.asLongBuffer().put(values);
        return packed(name, DataType.INT64, dims, bytes);
    }

    public static TensorProto longScalar(String name, long value) {
        return longs(name, new long[0], new long[] {value});
    }

    /** The numbers of a float32 tensor, packed or listed. */
    public static float[] values(TensorProto tensor) {
        if (!tensor.hasRawData()) {
            float[] values = new float[tensor.getFloatDataCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.getFloatData(i);
            }
            return values;
        }
        float[] values = new float[tensor.getRawData().size() / 4];
        tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    /** The numbers of an int64 tensor, packed or listed. */
    public static long[] integers(TensorProto tensor) {
        if (tensor.getDataType() != DataType.INT64.getNumber()) {
            throw new IllegalArgumentException("'" + tensor.getName()
                    + "' must be stored as 64-bit integers, found type number " + tensor.getDataType());
        }
        if (!tensor.hasRawData()) {
            return tensor.getInt64DataList().stream().mapToLong(Long::longValue).toArray();
        }
        long[] values = new long[tensor.getRawData().size() / 8];
        tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(values);
        return values;
    }

    public static long[] dims(TensorProto tensor) {
        return tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
    }

    /** A matrix of {@code rows} by {@code columns}, row by row, with the two swapped. */
    public static float[] transposed(float[] matrix, int rows, int columns) {
        float[] turned = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = matrix[row * columns + column];
            }
        }
        return turned;
    }

    public static TensorProto packed(String name, DataType type, long[] dims, ByteBuffer bytes) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(Arrays.stream(dims).boxed().toList())
                .setRawData(ByteString.copyFrom(bytes.rewind()))
                .build();
    }

    public static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
