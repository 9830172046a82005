package dev.sightline.infer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds the highest rate at which a latency target is still met: the rate doubles until a trial misses it, then the
 * gap is halved until it is narrower than {@code tolerance} of the rate. Where the first rate misses already, the rate
 * is halved until one meets it, at most ten times.
 *
 * <p>The result is the highest rate of a trial that met the target, below all that missed it; as trials are random,
 * its precision is that of one trial's p99, not that of the tolerance.
 *
 * @param p99Nanos the target: 99 of 100 requests are completed within this, counted from arrival
 * @param firstRate requests per second of the first trial
 * @param tolerance of the result, relative; above 0, below 1
 */
public record RateSearch(long p99Nanos, double firstRate, double tolerance) {

    /** Doublings or halvings: from any sensible first rate this reaches every rate a machine can serve. */
    private static final int MAXIMUM_STEPS = 10;

    public RateSearch {
        if (p99Nanos < 1 || !(firstRate > 0) || Double.isInfinite(firstRate)) {
            throw new IllegalArgumentException("a rate search has a target of at least 1 ns and a first rate above 0,"
                    + " received " + p99Nanos + " ns and " + firstRate + " a second");
        }
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("a tolerance is above 0 and below 1, received " + tolerance);
        }
    }

    /**
     * What a search found.
     *
     * @param rate the highest that met the target; empty where none did
     * @param bounded whether a higher rate was seen to miss it; if not, the search ended before the server did
     * @param trials all, in the order they were run
     */
    public record Found(OptionalDouble rate, boolean bounded, List<OpenLoopResult> trials) {

        public Found {
            trials = List.copyOf(trials);
        }
    }

    /** Runs the trials. */
    public Found run(RateTrial server) throws IOException {
        Search search = new Search(server);
        search.bracket();
        search.bisect();
        return new Found(
                search.met > 0 ? OptionalDouble.of(search.met) : OptionalDouble.empty(),
                Double.isFinite(search.missed),
                search.trials);
    }

    /** The bracket as it closes. */
    private final class Search {

        private final RateTrial server;
        private final List<OpenLoopResult> trials = new ArrayList<>();
        private double met;
        private double missed = Double.POSITIVE_INFINITY;

        Search(RateTrial server) {
            this.server = server;
        }

        private void attempt(double rate) throws IOException {
            OpenLoopResult trial = server.at(rate);
            trials.add(trial);
            if (trial.holds(p99Nanos)) {
                met = rate;
            } else {
                missed = rate;
            }
        }

        private void bracket() throws IOException {
            attempt(firstRate);
            boolean up = met > 0;
            for (int step = 0; step < MAXIMUM_STEPS && (up ? Double.isInfinite(missed) : met == 0); step++) {
                attempt(up ? met * 2 : missed / 2);
            }
        }

        private void bisect() throws IOException {
            while (met > 0 && Double.isFinite(missed) && missed - met > tolerance * met) {
                attempt((met + missed) / 2);
            }
        }
    }
}
