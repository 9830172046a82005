package dev.sightline.torch.execute;

import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Computes convolutions and products in a shorter number type on this thread, until closed.
 *
 * <p>The cache of converted weights stays off: it would go on using the weights of the step before.
 */
public final class Autocast implements AutoCloseable {

    private final DeviceType device;
    private final boolean enabled;

    public Autocast(TorchDevice device, Precision precision) {
        this.device = device.kind() == TorchDevice.Kind.CPU ? DeviceType.CPU : DeviceType.CUDA;
        this.enabled = precision != Precision.FLOAT32;
        if (enabled) {
            torch.set_autocast_dtype(
                    this.device, precision == Precision.BFLOAT16 ? ScalarType.BFloat16 : ScalarType.Half);
            torch.set_autocast_cache_enabled(false);
            torch.set_autocast_enabled(this.device, true);
        }
    }

    @Override
    public void close() {
        if (enabled) {
            torch.set_autocast_enabled(device, false);
        }
    }
}
