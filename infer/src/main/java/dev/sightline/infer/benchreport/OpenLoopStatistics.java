package dev.sightline.infer.benchreport;

import dev.sightline.infer.bench.OpenLoopOptions;
import dev.sightline.infer.bench.OpenLoopResult;
import dev.sightline.infer.bench.RateSearch;
import dev.sightline.infer.statistics.LatencySummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a search for the highest rate found, as a report keeps it.
 *
 * @param options of each trial
 * @param search the target and how it was searched
 * @param rate the highest, in requests per second, that met the target; empty where none did
 * @param bounded whether a higher rate was seen to miss it
 * @param trials in the order they were run
 */
public record OpenLoopStatistics(
        OpenLoopOptions options, RateSearch search, OptionalDouble rate, boolean bounded, List<Trial> trials) {

    public OpenLoopStatistics {
        trials = List.copyOf(trials);
    }

    /**
     * One trial.
     *
     * @param latencies from planned arrival to completion; empty where none was completed
     * @param keptUp as in {@link OpenLoopResult}
     */
    public record Trial(double rate, boolean keptUp, Optional<LatencySummary> latencies) {}

    public static OpenLoopStatistics of(OpenLoopOptions options, RateSearch search, RateSearch.Found found) {
        List<Trial> trials = found.trials().stream()
                .map(trial -> new Trial(
                        trial.rate(), trial.keptUp(), trial.latencies().map(LatencySummary::of)))
                .toList();
        return new OpenLoopStatistics(options, search, found.rate(), found.bounded(), trials);
    }

    /** The settings as they are shown and compared; where the search began does not matter. */
    Map<String, String> conditions() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("open-loop.target-p99", String.format(Locale.ROOT, "%.3f ms", search.p99Nanos() / 1e6));
        shown.put("open-loop.tolerance", String.valueOf(search.tolerance()));
        shown.put("open-loop.arrivals", options.arrivals().key() + ", seed " + options.seed());
        shown.put("open-loop.workers", String.valueOf(options.workers()));
        shown.put("open-loop.trial", options.trial().toMillis() / 1e3 + " s, at least " + options.requests());
        return shown;
    }
}
