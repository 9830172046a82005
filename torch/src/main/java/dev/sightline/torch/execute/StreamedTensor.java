package dev.sightline.torch.execute;

import dev.sightline.nn.StreamedArray;
import java.io.IOException;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A tensor's numbers in the order of its axes, whatever its memory layout, device or number type. At most one copy of it is
 * made, in native memory; the owner of the tensor keeps it while this is read.
 */
record StreamedTensor(List<Integer> shape, Tensor tensor) implements StreamedArray {

    @Override
    public void pieces(Receiver receiver) throws IOException {
        try (Tensor plain = tensor.detach();
                Tensor onCpu = plain.cpu();
                Tensor asFloat = onCpu.to(ScalarType.Float);
                Tensor packed = asFloat.contiguous();
                FloatPointer pointer = packed.data_ptr_float()) {
            long count = packed.numel();
            float[] piece = new float[(int) Math.min(PIECE, count)];
            for (long from = 0; from < count; from += piece.length) {
                int length = (int) Math.min(piece.length, count - from);
                pointer.position(from).get(piece, 0, length);
                receiver.take(piece, length);
            }
        }
    }
}
