package dev.sightline.infer.predict;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Buffers outside the heap, used again and again: at most as many as there are calls at once. Safe for several threads. */
final class InputBuffers {

    private final ConcurrentLinkedQueue<FloatBuffer> free = new ConcurrentLinkedQueue<>();

    /** A buffer with room for {@code numbers} from position 0. */
    FloatBuffer take(int numbers) {
        @Nullable FloatBuffer kept = free.poll();
        FloatBuffer buffer = kept != null && kept.capacity() >= numbers ? kept : allocated(numbers);
        return buffer.clear().limit(numbers);
    }

    void giveBack(FloatBuffer buffer) {
        free.add(buffer);
    }

    private static FloatBuffer allocated(int numbers) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(numbers, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
