package dev.sightline.data.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one epoch in order, made ahead by the loader's threads.
 *
 * <p>For one consuming thread. Closing stops the making promptly, after the samples in hand, and returns once every
 * thread has ended; batches already handed over stay valid until they are closed themselves.
 *
 * @param <I> what belongs to one row
 */
public final class Epoch<I> implements Iterator<Batch<I>>, AutoCloseable {

    private final EpochPlan plan;
    private final RowMaker.Factory<I> rows;
    private final BatchMemory memory;
    private final Runnable afterLast;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<Integer, Outcome<I>> finished = new HashMap<>();
    /** Read without this epoch's lock, so that waiting for memory never needs two locks. */
    private volatile int claimed;

    private volatile boolean closed;
    private int given;

    private long openedAt;
    private long closedAt;
    private long waitedNanos;
    private int batches;
    private int images;

    /** What became of one batch: a batch, nothing because all its images were skipped, or a failure. */
    private record Outcome<I>(
            @Nullable Batch<I> batch, @Nullable Throwable failure) {}

    /**
     * @param afterLast called by the consuming thread when no batch is left for it to take
     */
    Epoch(EpochPlan plan, RowMaker.Factory<I> rows, BatchMemory memory, Runnable afterLast) {
        this.plan = plan;
        this.rows = rows;
        this.memory = memory;
        this.afterLast = afterLast;
    }

    void start(int count) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::work, "sightline-batches-" + number() + "-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** Starts the clock: an epoch may be under way before anyone asks for it. */
    void open() {
        openedAt = System.nanoTime();
    }

    /** This epoch's number, counted from 0. */
    public int number() {
        return plan.epoch();
    }

    /** How many batches there are; fewer come if all images of one are skipped. */
    public int plannedBatches() {
        return plan.batches();
    }

    /**
     * Waits until the next batch is ready or known not to come.
     *
     * @throws BatchException if the next batch could not be made
     * @throws IllegalStateException if this epoch is closed, or if so many batches are kept open that no memory is left
     */
    @Override
    public boolean hasNext() {
        long start = System.nanoTime();
        try {
            return awaitNext();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BatchException("interrupted while waiting for a batch of epoch " + number(), e);
        } finally {
            waitedNanos += System.nanoTime() - start;
        }
    }

    /** The next batch, which the caller closes; waits and fails as {@link #hasNext}. */
    @Override
    public Batch<I> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("epoch " + number() + " has no more batches");
        }
        Batch<I> batch = take();
        batches++;
        images += batch.size();
        if (given == plannedBatches()) {
            afterLast.run();
        }
        return batch;
    }

    /** How long the consumer has waited, so far or until it closed this epoch. */
    public EpochTiming timing() {
        long end = closed ? closedAt : System.nanoTime();
        return new EpochTiming(batches, images, Duration.ofNanos(waitedNanos), Duration.ofNanos(end - openedAt));
    }

    @Override
    public void close() {
        if (!closed) {
            closedAt = System.nanoTime();
            closed = true;
        }
        // No interrupt: it would break off the reading of an image, which would then pass for unreadable.
        memory.wakeAll();
        threads.forEach(Epoch::join);
        dropFinished();
    }

    private synchronized void dropFinished() {
        finished.values().stream().map(Outcome::batch).filter(Objects::nonNull).forEach(Batch::close);
        finished.clear();
    }

    private synchronized boolean awaitNext() throws InterruptedException {
        while (given < plannedBatches()) {
            requireProgress();
            Outcome<I> outcome = finished.get(given);
            if (outcome == null) {
                wait();
            } else if (outcome.failure() != null) {
                throw new BatchException(String.valueOf(outcome.failure().getMessage()), outcome.failure());
            } else if (outcome.batch() != null) {
                return true;
            } else {
                finished.remove(given++);
            }
        }
        return false;
    }

    private void requireProgress() {
        if (closed) {
            throw new IllegalStateException("epoch " + number() + " is closed");
        }
        if (memory.isExhausted()) {
            throw new IllegalStateException("all " + memory.tensors() + " batches that the loader has memory for are"
                    + " kept open; close each batch after its use");
        }
    }

    private synchronized Batch<I> take() {
        Outcome<I> outcome = finished.remove(given++);
        if (outcome == null || outcome.batch() == null) {
            throw new IllegalStateException(
                    "batch " + (given - 1) + " was taken by another thread; an epoch has one consumer");
        }
        outcome.batch().handOut();
        return outcome.batch();
    }

    private void work() {
        try {
            BatchMaker<I> batchMaker = new BatchMaker<>(plan, rows);
            // Memory first, number second: so the batch that is waited for always has memory.
            Optional<BatchMemory.Lease> lease = memory.lease(this::isFinished);
            while (lease.isPresent()) {
                int number = claim();
                if (number < 0) {
                    lease.get().close();
                    return;
                }
                finish(number, make(batchMaker, number, lease.get()));
                lease = memory.lease(this::isFinished);
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private Outcome<I> make(BatchMaker<I> batchMaker, int number, BatchMemory.Lease lease) {
        try {
            List<I> items = batchMaker.make(number, lease, this::isClosed);
            if (items.isEmpty()) {
                lease.close();
                return new Outcome<>(null, null);
            }
            return new Outcome<>(new Batch<>(number, items, lease), null);
        } catch (RuntimeException | Error e) {
            lease.close();
            return new Outcome<>(null, e);
        }
    }

    boolean isClosed() {
        return closed;
    }

    private boolean isFinished() {
        return closed || claimed >= plannedBatches();
    }

    private synchronized int claim() {
        return isFinished() ? -1 : claimed++;
    }

    private synchronized void finish(int number, Outcome<I> outcome) {
        finished.put(number, outcome);
        notifyAll();
    }

    /** A failure that belongs to no batch, such as no memory for its tensor, is reported with the next batch. */
    private synchronized void fail(Throwable failure) {
        for (int number = given; number < plannedBatches(); number++) {
            finished.putIfAbsent(number, new Outcome<>(null, failure));
        }
        claimed = plannedBatches();
        notifyAll();
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
