package dev.sightline.torch.execute;

import dev.sightline.nn.StreamedArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Copies between Java arrays and tensors. Tensors made here are new, on the CPU, and owned by the caller's scope. */
public final class TensorArrays {

    private TensorArrays() {}

    public static Tensor of(float[] values, long... shape) {
        Tensor tensor = torch.empty(shape, new TensorOptions(ScalarType.Float), null);
        copyInto(tensor, values);
        return tensor;
    }

    /**
     * Filled piece by piece.
     *
     * @throws IllegalStateException if the array passes on more or fewer numbers than the shape holds
     */
    public static Tensor of(StreamedArray array, long... shape) {
        Tensor tensor = torch.empty(shape, new TensorOptions(ScalarType.Float), null);
        long[] done = {0};
        try (FloatPointer pointer = tensor.data_ptr_float()) {
            array.pieces((numbers, count) -> {
                if (done[0] + count > tensor.numel()) {
                    throw new IllegalStateException("a tensor of " + tensor.numel() + " numbers was given more");
                }
                pointer.position(done[0]).put(numbers, 0, count);
                done[0] += count;
            });
        } catch (IOException e) {
            throw new UncheckedIOException("stored parameters cannot be read", e);
        }
        if (done[0] != tensor.numel()) {
            throw new IllegalStateException("a tensor of " + tensor.numel() + " numbers was given " + done[0]);
        }
        return tensor;
    }

    /** A vector's numbers, to be read while it lives. */
    public static StreamedArray streamed(Tensor vector) {
        return new StreamedTensor(List.of(Math.toIntExact(vector.numel())), vector);
    }

    public static Tensor of(long[] values) {
        Tensor tensor = torch.empty(new long[] {values.length}, new TensorOptions(ScalarType.Long), null);
        try (LongPointer pointer = tensor.data_ptr_long()) {
            pointer.put(values, 0, values.length);
        }
        return tensor;
    }

    /** The values in the order of the tensor's axes, whatever its memory layout, device or number type. */
    public static float[] floats(Tensor tensor) {
        try (Tensor plain = tensor.detach();
                Tensor onCpu = plain.cpu();
                Tensor asFloat = onCpu.to(ScalarType.Float);
                Tensor packed = asFloat.contiguous();
                FloatPointer pointer = packed.data_ptr_float()) {
            float[] values = new float[Math.toIntExact(packed.numel())];
            pointer.get(values);
            return values;
        }
    }

    /** Writes an array over a packed tensor of 32-bit floats on the CPU. */
    static void copyInto(Tensor packed, float[] values) {
        if (packed.numel() != values.length) {
            throw new IllegalStateException("a tensor of " + packed.numel() + " numbers was given " + values.length);
        }
        try (FloatPointer pointer = packed.data_ptr_float()) {
            pointer.put(values, 0, values.length);
        }
    }
}
