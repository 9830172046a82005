package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A fixed number of tensors' memory, lent out and used again. Safe for several threads. */
final class BatchMemory {

    private final Size largest;
    private final int channels;
    private final int tensors;
    private final int floats;
    private final Deque<FloatBuffer> free = new ArrayDeque<>();
    private int allocated;
    private final AtomicInteger handedOut = new AtomicInteger();

    /**
     * @param largest the largest size that a batch may have
     */
    BatchMemory(Size largest, int channels, int batchSize, int tensors) {
        this.largest = largest;
        this.channels = channels;
        this.floats = Math.multiplyExact(floatsOf(largest), batchSize);
        this.tensors = tensors;
    }

    /**
     * Waits for memory that nobody uses.
     *
     * @param stopped asked before waiting and after {@link #wakeAll}; takes no lock
     * @return empty once stopped
     */
    synchronized Optional<Lease> lease(BooleanSupplier stopped) throws InterruptedException {
        while (!stopped.getAsBoolean()) {
            FloatBuffer buffer = free.poll();
            if (buffer != null) {
                return Optional.of(new Lease(buffer));
            }
            if (allocated < tensors) {
                Lease lease = new Lease(allocate());
                allocated++;
                return Optional.of(lease);
            }
            wait();
        }
        return Optional.empty();
    }

    private int floatsOf(Size size) {
        return Math.multiplyExact(Math.multiplyExact(size.width(), size.height()), channels);
    }

    /** Lets every waiting thread check again whether it is to stop. */
    synchronized void wakeAll() {
        notifyAll();
    }

    private synchronized void giveBack(FloatBuffer buffer) {
        free.push(buffer);
        notifyAll();
    }

    /** Whether the consumer holds all memory there is, so that waiting for another batch would never end. */
    boolean isExhausted() {
        return handedOut.get() >= tensors;
    }

    int tensors() {
        return tensors;
    }

    private FloatBuffer allocate() {
        long bytes = (long) floats * Float.BYTES;
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a batch of " + largest + " inputs would take " + bytes + " bytes; at most 2 GiB are possible");
        }
        return ByteBuffer.allocateDirect((int) bytes)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** The right to one tensor's memory until it is closed. */
    final class Lease implements AutoCloseable {

        private final FloatBuffer buffer;
        private final AtomicBoolean closed = new AtomicBoolean();
        private volatile boolean withConsumer;
        private volatile Size inputSize = largest;

        Lease(FloatBuffer buffer) {
            this.buffer = buffer;
        }

        /** States the size of this batch's images, of which the memory holds a batch or more. */
        void shape(Size size) {
            if (floatsOf(size) > floatsOf(largest)) {
                throw new IllegalArgumentException(
                        "memory for batches of " + largest + " inputs cannot take one of " + size);
            }
            inputSize = size;
        }

        FloatBuffer floats() {
            if (closed.get()) {
                throw new IllegalStateException("this batch was closed; its memory may hold another by now");
            }
            return buffer;
        }

        int floatsPerSample() {
            return floatsOf(inputSize);
        }

        Size inputSize() {
            return inputSize;
        }

        void handOut() {
            withConsumer = true;
            handedOut.incrementAndGet();
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                if (withConsumer) {
                    handedOut.decrementAndGet();
                }
                giveBack(buffer);
            }
        }
    }
}
