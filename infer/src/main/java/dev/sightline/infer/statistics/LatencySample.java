package dev.sightline.infer.statistics;

import java.util.Arrays;

/**
 * Recorded latencies in nanoseconds, in the order they were recorded, with their statistics. Immutable.
 *
 * <p>Percentiles are by nearest rank: the p-th of n values is the ceil(p / 100 * n)-th smallest, so that every
 * percentile is a latency that was measured; the median of an even count is the lower of the two in the middle.
 */
public final class LatencySample {

    private final long[] recorded;
    private final long[] sorted;

    private LatencySample(long[] recorded) {
        this.recorded = recorded;
        this.sorted = recorded.clone();
        Arrays.sort(sorted);
    }

    /** The given latencies, of which there is at least one and none is negative. */
    public static LatencySample of(long... nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("a sample has at least one latency, received none");
        }
        LatencySample sample = new LatencySample(nanos.clone());
        if (sample.minimum() < 0) {
            throw new IllegalArgumentException("a latency is 0 nanoseconds or more, received " + sample.minimum());
        }
        return sample;
    }

    public int count() {
        return sorted.length;
    }

    public long minimum() {
        return sorted[0];
    }

    public long maximum() {
        return sorted[sorted.length - 1];
    }

    public double mean() {
        return Arrays.stream(sorted).asDoubleStream().sum() / sorted.length;
    }

    public long median() {
        return percentile(50);
    }

    /** The smallest latency that at least this share of all is not above; {@code percent} above 0, at most 100. */
    public long percentile(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("a percentile is above 0 and at most 100, received " + percent);
        }
        // A percent such as 99.9 is not exact in binary: a rank is never raised by less than a millionth.
        int rank = (int) Math.ceil(percent / 100 * sorted.length - 1e-6);
        return sorted[Math.max(rank, 1) - 1];
    }

    /** All latencies in the order they were recorded. */
    public long[] recorded() {
        return recorded.clone();
    }

    /**
     * At most {@code limit} latencies, evenly spaced in the order of recording: number i of the result is number
     * floor(i * n / limit).
     */
    public long[] thinned(int limit) {
        if (recorded.length <= limit) {
            return recorded();
        }
        long[] kept = new long[limit];
        for (int i = 0; i < limit; i++) {
            kept[i] = recorded[(int) ((long) i * recorded.length / limit)];
        }
        return kept;
    }

    @Override
    public String toString() {
        return "%d latencies, median %d ns, p99 %d ns".formatted(count(), median(), percentile(99));
    }
}
