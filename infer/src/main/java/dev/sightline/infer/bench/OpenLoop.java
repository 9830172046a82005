package dev.sightline.infer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends requests at a given rate whether or not earlier ones are completed, as users and cameras do. A request's latency
 * counts from the moment it was planned to arrive; when the workers are behind, its waiting counts, and no request is
 * left out because the one before it was slow (coordinated omission: Tene, "How NOT to measure latency").
 *
 * <p>The queue is first in, first out and has no bound: each worker takes the next request in order, sleeps until it
 * arrives or, where it has arrived already, starts at once. A trial is given up when a request has waited for
 * {@code patience} before it was started.
 */
public final class OpenLoop implements RateTrial {

    private final StagedWork work;
    private final OpenLoopOptions options;
    private final long patienceNanos;
    private final BenchClock clock;

    /**
     * A loop on the JVM's own clock. The work must be warm.
     *
     * @param patienceNanos a request that waited longer before its start ends the trial, as not kept up; several times
     *     the latency that is hoped for
     */
    public OpenLoop(StagedWork work, OpenLoopOptions options, long patienceNanos) {
        this(work, options, patienceNanos, BenchClock.system());
    }

    OpenLoop(StagedWork work, OpenLoopOptions options, long patienceNanos, BenchClock clock) {
        if (patienceNanos < 1) {
            throw new IllegalArgumentException("patience is at least a nanosecond, received " + patienceNanos);
        }
        this.work = work;
        this.options = options;
        this.patienceNanos = patienceNanos;
        this.clock = clock;
    }

    @Override
    public OpenLoopResult at(double rate) throws IOException {
        Trial trial = new Trial(options.arrivals().moments(rate, options.requestsAt(rate), options.seed()));
        List<TimedRun> runs = new ArrayList<>();
        WorkerThreads.run(options.workers(), trial::predict).forEach(runs::addAll);
        return trial.result(rate, runs);
    }

    /** One trial: the requests, the next one to be taken, and what was seen of the queue. */
    private final class Trial {

        private final long[] arrivals;
        private final long start = clock.nanos();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicBoolean queueRanEmpty = new AtomicBoolean();
        private final AtomicBoolean givenUp = new AtomicBoolean();

        Trial(long[] arrivals) {
            this.arrivals = arrivals;
        }

        List<TimedRun> predict() throws IOException, InterruptedException {
            List<TimedRun> runs = new ArrayList<>();
            for (int index = next.getAndIncrement(); index < arrivals.length; index = next.getAndIncrement()) {
                long arrival = start + arrivals[index];
                if (Thread.interrupted()) {
                    throw new InterruptedException("another worker failed");
                }
                if (giveUp(arrival)) {
                    break;
                }
                meet(index, arrival);
                StageNanos stages = work.run(index);
                runs.add(new TimedRun(arrival, clock.nanos(), stages));
            }
            return runs;
        }

        /** A worker that comes before its request has found the queue empty. */
        private void meet(int index, long arrival) throws InterruptedException {
            if (clock.nanos() < arrival) {
                if (index >= arrivals.length / 2) {
                    queueRanEmpty.set(true);
                }
                clock.sleepUntil(arrival);
            }
        }

        private boolean giveUp(long arrival) {
            if (clock.nanos() - arrival > patienceNanos) {
                givenUp.set(true);
            }
            return givenUp.get();
        }

        OpenLoopResult result(double rate, List<TimedRun> runs) {
            boolean keptUp = queueRanEmpty.get() && !givenUp.get();
            return new OpenLoopResult(rate, TimedRun.latencies(runs), keptUp);
        }
    }
}
