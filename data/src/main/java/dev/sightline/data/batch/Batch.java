package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Samples made ready for one step: their tensor, and for each of its rows what belongs to it.
 *
 * <p>The tensor's memory is lent by the loader and used again once the batch is closed: whoever takes a batch closes it,
 * after the last use of {@link #images}. Closing twice does nothing. One thread at a time.
 *
 * @param <I> what belongs to one row
 */
public final class Batch<I> implements AutoCloseable {

    private final int number;
    private final List<I> items;
    private final BatchMemory.Lease memory;

    Batch(int number, List<I> items, BatchMemory.Lease memory) {
        this.number = number;
        this.items = List.copyOf(items);
        this.memory = memory;
    }

    /** This batch's number in its epoch, counted from 0. */
    public int number() {
        return number;
    }

    /** How many samples this batch holds: 1 or more, and fewer than usual at the end of an epoch. */
    public int size() {
        return items.size();
    }

    /** The size of every input. */
    public Size inputSize() {
        return memory.inputSize();
    }

    /** One for each row of the tensor, in its order. */
    public List<I> items() {
        return items;
    }

    /**
     * The tensor {@code [size, height, width, channels]}, normalized by the contract, in direct memory and native
     * order; channels lie last whatever layout the contract names, because that is what training computes fastest with.
     *
     * @throws IllegalStateException after closing
     */
    public FloatBuffer images() {
        FloatBuffer whole = memory.floats();
        return whole.slice(0, items.size() * memory.floatsPerSample());
    }

    /** Notes that the consumer has this batch from now on. */
    void handOut() {
        memory.handOut();
    }

    @Override
    public void close() {
        memory.close();
    }
}
