package dev.sightline.train.memory;

import java.util.List;
import java.util.stream.Stream;

/** Recognises that memory ran out, in the Java heap or in the native library. */
public final class MemoryShortage {

    /** How libtorch and CUDA begin the message of an allocation that failed. */
    private static final List<String> NATIVE =
            List.of("DefaultCPUAllocator", "not enough memory", "CUDA out of memory", "CUDA error: out of memory");

    private MemoryShortage() {}

    /** Whether this was thrown, or caused, for want of memory. */
    public static boolean isCauseOf(Throwable thrown) {
        return causes(thrown)
                .anyMatch(cause -> cause instanceof OutOfMemoryError
                        || NATIVE.stream().anyMatch(String.valueOf(cause.getMessage())::contains));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }
}
