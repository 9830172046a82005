package dev.sightline.torch.execute;

import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.TorchDevice;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A batch of images as {@code [batch, channels, height, width]} whose memory has the channel innermost.
 *
 * <p>On the CPU a direct buffer is read in place: it must stay as it is until the step's backward pass is done.
 */
public final class BatchTensor {

    private BatchTensor() {}

    public static Tensor of(ImageBatch batch, TorchDevice device) {
        long[] shape = {batch.count(), batch.height(), batch.width(), batch.channels()};
        Tensor tensor = batch.values().isDirect() ? inPlace(batch, shape) : copied(batch, shape);
        return tensor.permute(0, 3, 1, 2).to(NativeDevices.of(device), ScalarType.Float);
    }

    private static Tensor inPlace(ImageBatch batch, long[] shape) {
        return torch.from_blob(new FloatPointer(batch.values()), shape, new TensorOptions(ScalarType.Float));
    }

    private static Tensor copied(ImageBatch batch, long[] shape) {
        Tensor tensor = torch.empty(shape, new TensorOptions(ScalarType.Float), null);
        try (FloatPointer source = new FloatPointer(batch.values());
                FloatPointer target = tensor.data_ptr_float()) {
            FloatPointer.memcpy(target, source, tensor.numel() * Float.BYTES);
        }
        return tensor;
    }
}
