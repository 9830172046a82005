package dev.sightline.infer.predict;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works through items on several threads and hands the results to the caller's thread in the items' order. The items, too, are
 * drawn on the caller's thread, one by one as they are needed. At most four
 * items for each thread are under way or waiting, so memory does not grow with their number.
 */
public final class OrderedWork {

    private static final int AHEAD = 4;

    private OrderedWork() {}

    /**
     * Returns when every result was taken. If the work or the taking fails, what is under way is stopped and the failure is
     * thrown.
     *
     * @param workers threads, 1 or more
     */
    public static <I, O> void run(Iterable<I> items, int workers, Function<I, O> work, Consumer<O> taken) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be 1 or more, received " + workers);
        }
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            Deque<Future<O>> waiting = new ArrayDeque<>();
            for (I item : items) {
                if (waiting.size() == workers * AHEAD) {
                    taken.accept(result(waiting.remove()));
                }
                waiting.add(pool.submit(() -> work.apply(item)));
            }
            while (!waiting.isEmpty()) {
                taken.accept(result(waiting.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <O> O result(Future<O> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while images were under way", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("work on an image failed: " + e.getCause(), e.getCause());
        }
    }
}
