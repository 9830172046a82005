package dev.sightline.infer.statistics;

/**
 * A sample in seven statistics, in nanoseconds; percentiles by nearest rank, as in {@link LatencySample}.
 *
 * @param count of latencies
 * @param mean to the nearest nanosecond
 */
public record LatencySummary(int count, long minimum, long mean, long median, long p90, long p99, long maximum) {

    public LatencySummary {
        boolean ordered = 0 <= minimum && minimum <= median && median <= p90 && p90 <= p99 && p99 <= maximum;
        if (count < 1 || !ordered || mean < minimum || mean > maximum) {
            throw new IllegalArgumentException("a summary has a count of 1 or more and rises from minimum over median,"
                    + " p90 and p99 to maximum, received " + count + " latencies with "
                    + minimum + ", " + median + ", " + p90 + ", " + p99 + ", " + maximum + " ns and mean " + mean);
        }
    }

    public static LatencySummary of(LatencySample sample) {
        return new LatencySummary(
                sample.count(),
                sample.minimum(),
                Math.round(sample.mean()),
                sample.median(),
                sample.percentile(90),
                sample.percentile(99),
                sample.maximum());
    }
}
