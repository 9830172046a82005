package dev.sightline.infer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs work with a fixed number of workers, each starting its next run when its last one ends: the latency of work that
 * never waits, and the highest throughput of so many workers.
 *
 * <p>Each worker starts its next run when the last has ended, so these latencies hold no queueing, unlike those of
 * {@link OpenLoop}.
 */
public final class ClosedLoop {

    private final StagedWork work;
    private final LoopOptions options;
    private final BenchClock clock;

    /** A loop on the JVM's own clock. */
    public ClosedLoop(StagedWork work, LoopOptions options) {
        this(work, options, BenchClock.system());
    }

    ClosedLoop(StagedWork work, LoopOptions options, BenchClock clock) {
        this.work = work;
        this.options = options;
        this.clock = clock;
    }

    /** Warms up, then measures. An exception of the work ends the loop and is thrown. */
    public LoopResult run() throws IOException {
        warmUp();
        long start = clock.nanos();
        AtomicLong next = new AtomicLong();
        List<TimedRun> runs = new ArrayList<>();
        WorkerThreads.run(options.workers(), () -> measure(next, start)).forEach(runs::addAll);
        long end = runs.stream().mapToLong(TimedRun::end).max().orElse(start);
        // A clock too coarse to see the loop counts as one tick.
        double seconds = Math.max(end - start, 1) / 1e9;
        return new LoopResult(options.workers(), options.images(), TimedRun.times(runs), seconds);
    }

    private void warmUp() throws IOException {
        AtomicLong next = new AtomicLong();
        WorkerThreads.run(options.workers(), () -> {
            for (long index = next.getAndIncrement(); index < options.warmUp(); index = next.getAndIncrement()) {
                endIfInterrupted();
                work.run(index);
            }
            return List.<TimedRun>of();
        });
    }

    private List<TimedRun> measure(AtomicLong next, long start) throws IOException, InterruptedException {
        List<TimedRun> runs = new ArrayList<>();
        long deadline = start + options.limit().toNanos();
        for (long index = next.getAndIncrement(); index < options.runs(); index = next.getAndIncrement()) {
            long from = clock.nanos();
            // The first run counts however long it takes: a loop never ends without a latency.
            if (index > 0 && from >= deadline) {
                break;
            }
            endIfInterrupted();
            StageNanos stages = work.run(index);
            runs.add(new TimedRun(from, clock.nanos(), stages));
        }
        return runs;
    }

    private static void endIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("another worker failed");
        }
    }
}
