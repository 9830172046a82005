package dev.sightline.infer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.infer.statistics.LatencySample;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateSearchTest {

    private static final long MILLISECOND = 1_000_000;

    @ParameterizedTest(name = "capacity {0}, first trial at {1}")
    @CsvSource({"137, 10", "137, 1000", "137, 137", "2, 700", "9000, 10"})
    void theHighestRateBelowAKnownCapacityIsFound(double capacity, double first) throws IOException {
        RateSearch.Found found = new RateSearch(MILLISECOND, first, 0.01).run(rate -> server(rate, rate <= capacity));

        assertThat(found.rate().orElseThrow()).isCloseTo(capacity, within(capacity * 0.011));
        assertThat(found.rate().orElseThrow()).isLessThanOrEqualTo(capacity);
        assertThat(found.bounded()).isTrue();
    }

    @Test
    void aServerThatHoldsNoRateHasNone() throws IOException {
        RateSearch.Found found = new RateSearch(MILLISECOND, 64, 0.01).run(rate -> server(rate, false));

        assertThat(found.rate()).isEmpty();
        assertThat(found.trials()).hasSize(11);
        assertThat(found.trials().get(10).rate()).isEqualTo(64 / 1024.0);
    }

    @Test
    void aSearchThatNeverMissesTheTargetIsReportedAsUnbounded() throws IOException {
        RateSearch.Found found = new RateSearch(MILLISECOND, 1, 0.01).run(rate -> server(rate, true));

        assertThat(found.rate()).hasValue(1024);
        assertThat(found.bounded()).isFalse();
    }

    @Test
    void aRateWhoseQueueGrowsIsRefusedHoweverLaxTheTarget() throws IOException {
        RateSearch.Found found = new RateSearch(Long.MAX_VALUE, 10, 0.02).run(openLoop(Arrivals.UNIFORM));

        // Requests of 5 ms each: 200 a second is all that one worker can serve.
        assertThat(found.rate().orElseThrow()).isCloseTo(200, within(5.0));
    }

    @Test
    void poissonArrivalsMeetATargetOnlyBelowCapacity() throws IOException {
        RateSearch search = new RateSearch(25 * MILLISECOND, 10, 0.02);

        double poisson = search.run(openLoop(Arrivals.POISSON)).rate().orElseThrow();
        double uniform = search.run(openLoop(Arrivals.UNIFORM)).rate().orElseThrow();

        // M/D/1 with 5 ms of service: P(wait > 20 ms) is 1 % at a load near 0.64.
        assertThat(poisson).isBetween(110.0, 150.0);
        assertThat(uniform).isGreaterThan(190);
    }

    @Test
    void aSearchWithoutATargetIsRefused() {
        assertThatThrownBy(() -> new RateSearch(0, 10, 0.01)).hasMessageContaining("received 0 ns");
        assertThatThrownBy(() -> new RateSearch(1, 0, 0.01)).hasMessageContaining("0.0 a second");
        assertThatThrownBy(() -> new RateSearch(1, 1, 1)).hasMessageContaining("received 1.0");
    }

    /** The real open loop before one worker that takes 5 ms of a fake clock for each request. */
    private static RateTrial openLoop(Arrivals arrivals) {
        FakeClock clock = new FakeClock();
        StagedWork work = index -> {
            clock.pass(5 * MILLISECOND);
            return new StageNanos(Map.of());
        };
        OpenLoopOptions options = new OpenLoopOptions(arrivals, 1, 1, Duration.ofSeconds(60), 200);
        return new OpenLoop(work, options, 60_000 * MILLISECOND, clock);
    }

    private static OpenLoopResult server(double rate, boolean holds) {
        return new OpenLoopResult(rate, Optional.of(LatencySample.of(MILLISECOND)), holds);
    }
}
