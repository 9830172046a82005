package dev.sightline.infer.benchreport;

import dev.sightline.infer.statistics.LatencySample;
import dev.sightline.infer.statistics.LatencySummary;

/**
 * The latencies of a stage, or of whole runs, as a report keeps them.
 *
 * @param summary over all runs
 * @param kept at most {@value #KEPT} of them in the order of measuring, evenly spaced: enough for a comparison
 */
public record StageStatistics(LatencySummary summary, LatencySample kept) {

    /** Raw latencies in a report, at most: with six rows a loop a file stays under half a megabyte. */
    public static final int KEPT = 5000;

    public StageStatistics {
        if (kept.count() > KEPT) {
            throw new IllegalArgumentException(
                    "a report keeps at most " + KEPT + " latencies of a stage, received " + kept.count());
        }
    }

    static StageStatistics of(LatencySample sample) {
        return new StageStatistics(LatencySummary.of(sample), LatencySample.of(sample.thinned(KEPT)));
    }
}
