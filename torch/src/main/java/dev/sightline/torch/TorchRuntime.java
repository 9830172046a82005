package dev.sightline.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The native library as a whole: its version, its devices, its threads. */
public final class TorchRuntime {

    private TorchRuntime() {}

    /** The version of libtorch, as {@code 2.10.0}. */
    public static String version() {
        LibTorch.load();
        try {
            String bindings = Loader.getVersion("org.bytedeco", "pytorch");
            return bindings == null ? "unknown" : bindings.replaceFirst("-.*", "");
        } catch (IOException e) {
            throw new UncheckedIOException("the version of libtorch could not be read", e);
        }
    }

    /** Devices that networks can run on here: always the CPU, then each graphics card. */
    public static List<TorchDevice> devices() {
        LibTorch.load();
        List<TorchDevice> devices = new ArrayList<>();
        devices.add(TorchDevice.CPU);
        int cards = Context.hasCUDA() ? torch.cuda_device_count() : 0;
        for (int card = 0; card < cards; card++) {
            devices.add(new TorchDevice(TorchDevice.Kind.CUDA, card));
        }
        return devices;
    }

    /**
     * Makes ready for computing.
     *
     * @throws IllegalStateException if this process would compute wrong numbers; says what to set
     */
    static void prepare(TorchDevice device, int threads) {
        LibTorch.load();
        requirePresent(device);
        if (!Checked.CONVOLUTIONS_ARE_RIGHT) {
            throw new IllegalStateException(ConvolutionCheck.REMEDY);
        }
        torch.set_num_threads(threads);
    }

    static Device nativeDevice(TorchDevice device) {
        return switch (device.kind()) {
            case CPU -> new Device(DeviceType.CPU);
            case CUDA -> new Device(DeviceType.CUDA, (byte) device.index());
        };
    }

    static TensorOptions floatsOn(TorchDevice device) {
        return new TensorOptions(ScalarType.Float).device(new DeviceOptional(nativeDevice(device)));
    }

    /** Compared once in the life of a process. */
    private static final class Checked {

        static final boolean CONVOLUTIONS_ARE_RIGHT = ConvolutionCheck.passes();
    }

    private static void requirePresent(TorchDevice device) {
        List<TorchDevice> present = devices();
        if (!present.contains(device)) {
            throw new IllegalArgumentException("device " + device + " is not here; devices on this machine: " + present
                    + (Context.hasCUDA() ? "" : " (this build of libtorch has no CUDA support)"));
        }
    }
}
