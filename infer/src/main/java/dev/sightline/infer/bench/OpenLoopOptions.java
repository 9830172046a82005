package dev.sightline.infer.bench;

import java.time.Duration;

/**
 * How an open loop runs.
 *
 * @param arrivals how requests are spread over time
 * @param seed of that spread
 * @param workers threads that work through requests; 1 or more
 * @param trial how long requests arrive at one rate; a trial of a low rate takes longer, until {@code requests} came
 * @param requests in a trial at least: a p99 of fewer than 100 is their maximum
 */
public record OpenLoopOptions(Arrivals arrivals, long seed, int workers, Duration trial, int requests) {

    /** Poisson arrivals of seed 1 for five seconds, one worker, at least 200 requests. */
    public static final OpenLoopOptions DEFAULTS =
            new OpenLoopOptions(Arrivals.POISSON, 1, 1, Duration.ofSeconds(5), 200);

    public OpenLoopOptions {
        if (workers < 1 || requests < 1) {
            throw new IllegalArgumentException("an open loop has at least one worker and one request, received "
                    + workers + " workers and " + requests + " requests");
        }
        if (trial.isZero() || trial.isNegative()) {
            throw new IllegalArgumentException("a trial takes more than no time, received " + trial);
        }
    }

    public OpenLoopOptions withWorkers(int count) {
        return new OpenLoopOptions(arrivals, seed, count, trial, requests);
    }

    /** How many requests arrive in a trial at this rate. */
    int requestsAt(double rate) {
        double count = Math.max(requests, Math.ceil(rate * trial.toNanos() / 1e9));
        if (!(rate > 0) || !(count < 10_000_000)) {
            throw new IllegalArgumentException("a trial of " + trial + " takes rates above 0 and under 10 million"
                    + " requests, received " + rate + " a second");
        }
        return (int) count;
    }
}
