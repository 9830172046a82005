package dev.sightline.infer.session;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where and how a model runs.
 *
 * @param threads of the CPU within one call; 0 leaves the choice to the runtime (one for each core). With 1 a call runs on
 *     the caller's thread, so that several callers share the cores without disturbing each other
 * @param device number of the graphics card, from 0
 * @param half whether TensorRT may compute in 16 bits
 * @param cache folder in which TensorRT keeps its engines and timings; building them takes minutes
 */
public record SessionOptions(Provider provider, int threads, int device, boolean half, Optional<Path> cache) {

    public SessionOptions {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(cache, "cache");
        if (threads < 0 || threads > 1024) {
            throw new IllegalArgumentException("threads must be within 0 to 1024, received " + threads);
        }
        if (device < 0) {
            throw new IllegalArgumentException("a device number must be 0 or more, received " + device);
        }
    }

    /** On the CPU with so many threads within a call. */
    public static SessionOptions cpu(int threads) {
        return new SessionOptions(Provider.CPU, threads, 0, false, Optional.empty());
    }
}
