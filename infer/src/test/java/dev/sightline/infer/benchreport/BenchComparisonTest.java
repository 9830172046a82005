package dev.sightline.infer.benchreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.infer.environment.Difference;
import dev.sightline.infer.statistics.Interval;
import dev.sightline.infer.statistics.LatencySample;
import dev.sightline.infer.statistics.Resample;
import dev.sightline.testing.SeededRandom;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BenchComparisonTest {

    @Test
    void ratiosAreTheSecondOverTheFirst() {
        BenchComparison comparison =
                BenchComparison.of(BenchReports.inferring(10, 1), BenchReports.inferring(5, 2), false);

        BenchComparison.LoopRatios loop = comparison.loops().get(0);
        assertThat(loop.latencies()).extracting(Ratio::name).containsExactly("infer", "total");
        assertThat(loop.latencies().get(0).value()).isCloseTo(0.5, within(0.02));
        assertThat(loop.latencies().get(0).interval().contains(0.5)).isTrue();
        assertThat(loop.latencies().get(0).differs()).isTrue();
        assertThat(loop.throughput().value()).isCloseTo(11 / 6.0, within(0.03));
        assertThat(loop.throughput().interval().contains(11 / 6.0)).isTrue();
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void twoRunsOfOneModelDoNotDiffer() {
        BenchComparison.LoopRatios loop = BenchComparison.of(
                        BenchReports.inferring(5, 1), BenchReports.inferring(5, 2), false)
                .loops()
                .get(0);

        assertThat(loop.latencies()).noneMatch(Ratio::differs);
        assertThat(loop.throughput().differs()).isFalse();
    }

    @Test
    void comparingTwiceGivesTheSameIntervals() {
        BenchReport first = BenchReports.inferring(5, 1);
        BenchReport second = BenchReports.inferring(6, 2);

        assertThat(BenchComparison.of(first, second, false).fields())
                .isEqualTo(BenchComparison.of(first, second, false).fields());
    }

    @Test
    void unlikeMachinesAndSettingsAreRefusedByName() {
        BenchReport first = BenchReports.inferring(5, 1);
        BenchReport second = BenchReports.of(
                BenchReports.fingerprint("Slow CPU", 8_000_000_000L, OptionalDouble.empty()), BenchReports.loopOf(7));

        assertThatThrownBy(() -> BenchComparison.of(first, second, false))
                .isInstanceOf(UnlikeReportsException.class)
                .hasMessageContaining("measured under different conditions")
                .hasMessageContaining("\n  cpu: Fast CPU | Slow CPU\n")
                .hasMessageEndingWith("loop of 1 workers, batch 1: 50 runs to warm up, then 1000 or 30.0 s | 7 runs to"
                        + " warm up, then 1000 or 30.0 s");
    }

    @Test
    void unlikeReportsAreComparedWhenAllowedAndTheirDifferencesListed() {
        BenchReport second =
                BenchReports.of(BenchReports.fingerprint("Slow CPU", 8_000_000_000L, OptionalDouble.of(2)));

        BenchComparison comparison = BenchComparison.of(BenchReports.inferring(5, 1), second, true);

        assertThat(comparison.differences()).containsExactly(new Difference("cpu", "Fast CPU", "Slow CPU"));
        assertThat(comparison.fields().toString()).contains("Slow CPU");
        assertThat(comparison.fields().toString()).contains("a load of 2.00");
    }

    @Test
    void highestRatesOfOneTargetAreCompared() {
        BenchReport report = BenchReports.withOpenLoop();

        assertThat(BenchComparison.of(report, report, false).rateRatio()).hasValue(1);
        assertThat(BenchComparison.of(BenchReports.inferring(5, 3), report, false)
                        .rateRatio())
                .isEmpty();
    }

    /** The interval is checked where it is known: 95 of 100 intervals of independent samples hold the true ratio. */
    @Test
    void aboutNineteenOfTwentyIntervalsHoldTheTrueRatio() {
        Random random = SeededRandom.forTest("BenchComparisonTest", 81);
        int containing = 0;
        for (int trial = 0; trial < 200; trial++) {
            Ratio ratio = Ratio.ofMedians("infer", exponential(random, 1e6, 300), exponential(random, 2e6, 300));
            containing += ratio.interval().contains(2) ? 1 : 0;
        }

        assertThat(containing).isBetween(178, 200);
    }

    @Test
    void runsThatFollowEachOtherAlikeWidenTheInterval() {
        Random random = SeededRandom.forTest("BenchComparisonTest", 82);
        long[] independent =
                LongStream.range(0, 1000).map(i -> 1000 + random.nextInt(1000)).toArray();
        long[] drifting = independent.clone();
        Arrays.sort(drifting);

        double width = width(independent);

        assertThat(width(drifting)).isGreaterThan(2 * width);
        assertThat(width).isLessThan(0.2);
    }

    @Test
    void aResampleOfEqualLatenciesIsThatLatency() {
        Resample resample = new Resample(LatencySample.of(7, 7, 7, 7, 7));
        resample.draw(new Random(1));

        assertThat(resample.median()).isEqualTo(7);
        assertThat(resample.mean()).isEqualTo(7);
    }

    private static double width(long[] nanos) {
        StageStatistics statistics = StageStatistics.of(LatencySample.of(nanos));
        Interval interval = Ratio.ofMedians("total", statistics, statistics).interval();
        return interval.high() - interval.low();
    }

    private static StageStatistics exponential(Random random, double mean, int count) {
        return StageStatistics.of(LatencySample.of(LongStream.range(0, count)
                .map(i -> Math.round(-Math.log1p(-random.nextDouble()) * mean))
                .toArray()));
    }
}
