package dev.sightline.infer.bench;

import dev.sightline.infer.statistics.LatencySample;
import java.util.Optional;

/**
 * What one trial at one rate measured.
 *
 * @param rate requests per second that were sent
 * @param latencies from each request's planned arrival to its completion, so that waiting for a worker is in it; empty
 *     where the trial was given up before one was completed
 * @param keptUp whether the workers kept up: the queue ran empty at least once in the second half of the trial. In a
 *     queue that grows without bound it does not, however long the trial
 */
public record OpenLoopResult(double rate, Optional<LatencySample> latencies, boolean keptUp) {

    public OpenLoopResult {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("a rate is above 0, received " + rate);
        }
        if (keptUp && latencies.isEmpty()) {
            throw new IllegalArgumentException("workers that kept up have completed requests, received no latency");
        }
    }

    /** Whether the workers kept up and the 99th percentile is at most the target. */
    public boolean holds(long p99Nanos) {
        return keptUp && latencies.orElseThrow().percentile(99) <= p99Nanos;
    }
}
