package dev.sightline.infer.benchreport;

import dev.sightline.infer.statistics.Interval;
import dev.sightline.infer.statistics.LatencySample;
import dev.sightline.infer.statistics.Resample;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * The second report's statistic divided by the first's.
 *
 * @param name of the statistic
 * @param first value in the first report
 * @param second value in the second report
 * @param interval of the ratio, 95 %: the 2.5th and 97.5th percentile of {@value #RESAMPLES} ratios of samples drawn
 *     from both reports' raw latencies with seed {@value #SEED}
 */
public record Ratio(String name, double first, double second, Interval interval) {

    static final int RESAMPLES = 2000;
    static final long SEED = 1;

    /** What stands for a time of zero, which nothing can be divided by: a clock's finest tick. */
    private static final double SHORTEST_NANOS = 1;

    /** B divided by A: under 1 is less. */
    public double value() {
        return second / first;
    }

    /** Whether the interval leaves out 1, so that the two really differ. */
    public boolean differs() {
        return !interval.contains(1);
    }

    /** Of medians, in milliseconds. */
    static Ratio ofMedians(String name, StageStatistics first, StageStatistics second) {
        return new Ratio(
                name,
                milliseconds(first),
                milliseconds(second),
                interval(first.kept(), second.kept(), Resample::median));
    }

    private static double milliseconds(StageStatistics row) {
        return Math.max((double) row.summary().median(), SHORTEST_NANOS) / 1e6;
    }

    /**
     * Of images per second. Workers that never wait predict batch * workers / mean latency images a second (Little's
     * law), so that the interval is that of the mean latencies, turned over and centred on the measured ratio.
     */
    static Ratio ofThroughputs(LoopStatistics first, LoopStatistics second) {
        Interval slower = interval(second.total().kept(), first.total().kept(), Resample::mean);
        double measured = second.imagesPerSecond() / first.imagesPerSecond();
        double byLatency = first.total().kept().mean() / second.total().kept().mean();
        double shift = measured / byLatency;
        return new Ratio(
                "images-per-second",
                first.imagesPerSecond(),
                second.imagesPerSecond(),
                new Interval(slower.low() * shift, slower.high() * shift));
    }

    private static Interval interval(LatencySample first, LatencySample second, ToDoubleFunction<Resample> statistic) {
        Random random = new Random(SEED);
        Resample below = new Resample(first);
        Resample above = new Resample(second);
        double[] ratios = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            below.draw(random);
            above.draw(random);
            ratios[i] = Math.max(statistic.applyAsDouble(above), SHORTEST_NANOS)
                    / Math.max(statistic.applyAsDouble(below), SHORTEST_NANOS);
        }
        Arrays.sort(ratios);
        return new Interval(ratios[RESAMPLES / 40 - 1], ratios[RESAMPLES - RESAMPLES / 40 - 1]);
    }
}
