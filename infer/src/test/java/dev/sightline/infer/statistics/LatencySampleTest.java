package dev.sightline.infer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencySampleTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the median of an odd count is the middle, 5, 50, 3",
        "the median of an even count is the lower middle, 4, 50, 2",
        "p90 of ten is the ninth, 10, 90, 9",
        "p99 of a hundred is the 99th, 100, 99, 99",
        "p99 of a hundred and one is the hundredth, 101, 99, 100",
        "p99 of fewer than a hundred is the maximum, 99, 99, 99",
        "p99.9 of a thousand is the 999th, 1000, 99.9, 999",
        "p100 is the maximum, 7, 100, 7",
        "a tiny percent is the minimum, 7, 0.001, 1",
        "one latency is every percentile, 1, 37, 1"
    })
    void percentilesAreByNearestRank(String reason, int count, double percent, long expected) {
        assertThat(countdown(count).percentile(percent)).isEqualTo(expected);
    }

    @Test
    void statisticsDoNotDependOnTheOrderOfRecording() {
        LatencySample sample = LatencySample.of(30, 10, 20, 100);

        assertThat(sample.count()).isEqualTo(4);
        assertThat(sample.minimum()).isEqualTo(10);
        assertThat(sample.maximum()).isEqualTo(100);
        assertThat(sample.mean()).isEqualTo(40);
        assertThat(sample.median()).isEqualTo(20);
        assertThat(sample.recorded()).containsExactly(30, 10, 20, 100);
    }

    @Test
    void aSampleCannotBeChangedFromOutside() {
        long[] given = {5, 6};
        LatencySample sample = LatencySample.of(given);
        given[0] = 99;
        sample.recorded()[1] = 99;
        sample.thinned(5)[1] = 99;

        assertThat(sample.recorded()).containsExactly(5, 6);
    }

    @Test
    void thinningKeepsEvenlySpacedLatenciesInOrder() {
        LatencySample sample = LatencySample.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);

        assertThat(sample.thinned(4)).containsExactly(0, 2, 5, 7);
        assertThat(sample.thinned(10)).hasSize(10);
    }

    @Test
    void nothingRecordedIsNoSample() {
        assertThatThrownBy(LatencySample::of).hasMessageContaining("at least one latency");
    }

    @Test
    void aNegativeLatencyIsRefused() {
        assertThatThrownBy(() -> LatencySample.of(3, -1)).hasMessageContaining("received -1");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "100.1", "NaN"})
    void aPercentileOutsideItsRangeIsRefused(double percent) {
        assertThatThrownBy(() -> countdown(3).percentile(percent)).hasMessageContaining("received " + percent);
    }

    private static LatencySample countdown(int count) {
        return LatencySample.of(
                LongStream.rangeClosed(1, count).map(i -> count + 1 - i).toArray());
    }
}
