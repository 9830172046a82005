package dev.sightline.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/** The native library as a whole: its version, its devices, its threads. */
public final class TorchRuntime {

    private TorchRuntime() {}

    /** The version of libtorch, as {@code 2.13.0}. */
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
}
