package dev.sightline.torch.execute;

import dev.sightline.torch.LibTorch;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.TorchRuntime;
import java.util.List;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Devices in libtorch's own terms, and making ready to compute on one. */
public final class NativeDevices {

    private NativeDevices() {}

    /**
     * Makes ready for computing.
     *
     * @throws IllegalStateException if this process would compute wrong numbers; the message gives what to set
     */
    public static void prepare(TorchDevice device, int threads) {
        LibTorch.load();
        requirePresent(device);
        // NNPACK would compute single images on some processors only, and warns on the others.
        torch.globalContext().setUserEnabledNNPACK(false);
        if (!Checked.CONVOLUTIONS_ARE_RIGHT) {
            throw new IllegalStateException(ConvolutionCheck.REMEDY);
        }
        torch.set_num_threads(threads);
        if (device.kind() == TorchDevice.Kind.CUDA) {
            preferSameBits();
        }
    }

    /** Kernels of cuDNN and of libtorch that give the same bits again; those that have none are warned of. */
    private static void preferSameBits() {
        torch.globalContext().setDeterministicCuDNN(true);
        torch.globalContext().setBenchmarkCuDNN(false);
        torch.globalContext().setDeterministicAlgorithms(true, true);
    }

    /** A device as the native library names it. */
    public static Device of(TorchDevice device) {
        return switch (device.kind()) {
            case CPU -> new Device(DeviceType.CPU);
            case CUDA -> new Device(DeviceType.CUDA, (byte) device.index());
        };
    }

    /** Options of a tensor of 32-bit floats there. */
    public static TensorOptions floatsOn(TorchDevice device) {
        return new TensorOptions(ScalarType.Float).device(new DeviceOptional(of(device)));
    }

    /** Compared once in the life of a process. */
    private static final class Checked {

        static final boolean CONVOLUTIONS_ARE_RIGHT = ConvolutionCheck.passes();
    }

    private static void requirePresent(TorchDevice device) {
        List<TorchDevice> present = TorchRuntime.devices();
        if (!present.contains(device)) {
            throw new IllegalArgumentException("device " + device + " is not here; devices on this machine: " + present
                    + (Context.hasCUDA() ? "" : " (this build of libtorch has no CUDA support)"));
        }
    }
}
