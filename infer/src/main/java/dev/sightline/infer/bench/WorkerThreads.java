package dev.sightline.infer.bench;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs one task on several threads at once and waits for all; the first failure ends the others and is thrown. */
final class WorkerThreads {

    /** How long a failed loop waits for the runs that are under way. */
    private static final long GOODBYE_SECONDS = 60;

    private WorkerThreads() {}

    /** The result of each thread. */
    static <T> List<T> run(int threads, Callable<T> task) throws IOException {
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads, body -> {
            Thread thread = new Thread(body, "bench-worker-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
        try {
            return gather(pool, threads, task);
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("the measurement was interrupted");
            interrupted.initCause(e);
            throw interrupted;
        } finally {
            end(pool);
        }
    }

    private static <T> List<T> gather(ExecutorService pool, int threads, Callable<T> task)
            throws InterruptedException, ExecutionException {
        CompletionService<T> finished = new ExecutorCompletionService<>(pool);
        for (int i = 0; i < threads; i++) {
            finished.submit(task);
        }
        List<T> results = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            results.add(finished.take().get());
        }
        return results;
    }

    private static IOException failure(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof IOException file) {
            return file;
        }
        if (cause instanceof RuntimeException problem) {
            throw problem;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IOException("a worker of the measurement failed: " + failed.getMessage(), failed);
    }

    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        try {
            if (!pool.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "a worker of the measurement still runs " + GOODBYE_SECONDS + " s after it was stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
