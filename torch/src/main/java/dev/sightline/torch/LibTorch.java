package dev.sightline.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/**
 * The one place where the native library is loaded.
 *
 * <p>Every library is unpacked before the first is loaded: loaded one by one, a half-unpacked set links against a
 * libtorch of the system where there is one, and the process dies.
 */
public final class LibTorch {

    static {
        unpack("/org/bytedeco/openblas/" + Loader.getPlatform() + "/");
        // The build carries one of the two; the other unpacks nothing.
        unpack("/org/bytedeco/pytorch/" + Loader.getPlatform() + "/");
        unpack("/org/bytedeco/pytorch/" + Loader.getPlatform() + "-gpu/");
        Loader.load(torch.class);
    }

    private LibTorch() {}

    /** Loads the library on the first call and does nothing afterwards. */
    public static void load() {
        // The work is in the class initialiser, which the JVM runs once whatever the number of threads.
    }

    private static void unpack(String resources) {
        try {
            Loader.cacheResources(resources);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the native library under " + resources + " could not be unpacked into " + cacheFolder()
                            + ": is the disk full or the folder read-only?",
                    e);
        }
    }

    private static String cacheFolder() {
        try {
            return Loader.getCacheDir().toString();
        } catch (IOException e) {
            return "its cache folder";
        }
    }
}
