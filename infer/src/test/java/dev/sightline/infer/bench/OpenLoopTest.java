package dev.sightline.infer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final long MILLISECOND = 1_000_000;

    private final FakeClock clock = new FakeClock();

    @Test
    void anIdleServerRespondsWithinItsServiceTime() throws IOException {
        OpenLoopResult result = loop(taking(4 * MILLISECOND), 10).at(100);

        assertThat(result.latencies().orElseThrow().recorded()).hasSize(10).containsOnly(4 * MILLISECOND);
        assertThat(result.keptUp()).isTrue();
    }

    @Test
    void oneSlowPredictionDelaysTheRequestsBehindItAndTheirWaitCounts() throws IOException {
        StagedWork work = index -> {
            clock.pass((index == 2 ? 25 : 4) * MILLISECOND);
            return new StageNanos(Map.of());
        };

        OpenLoopResult result = loop(work, 10).at(100);

        // Request 3 arrives 10 ms after request 2 and waits 15; each one after it waits 6 less.
        assertThat(millis(result)).containsExactly(4, 4, 25, 19, 13, 7, 4, 4, 4, 4);
        assertThat(result.keptUp()).isTrue();
    }

    @Test
    void aServerSlowerThanTheArrivalsIsSeenNotToKeepUp() throws IOException {
        OpenLoopResult result = loop(taking(11 * MILLISECOND), 20).at(100);

        assertThat(result.keptUp()).isFalse();
        assertThat(result.holds(Long.MAX_VALUE)).isFalse();
        assertThat(millis(result)).startsWith(11, 12, 13).endsWith(30);
    }

    @Test
    void aTrialIsGivenUpWhenARequestWaitsLongerThanPatience() throws IOException {
        OpenLoop loop = new OpenLoop(taking(30 * MILLISECOND), options(1, 100), 50 * MILLISECOND, clock);

        OpenLoopResult result = loop.at(100);

        // Request n starts 20 n milliseconds late: the fourth, 60 ms late, is not begun.
        assertThat(result.latencies().orElseThrow().count()).isEqualTo(3);
        assertThat(result.keptUp()).isFalse();
    }

    @Test
    void aSecondWorkerTakesWhatArrivesMeanwhile() throws IOException {
        CyclicBarrier both = new CyclicBarrier(2);
        StagedWork work = index -> {
            try {
                both.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IOException("the second request was not begun beside the first", e);
            }
            return new StageNanos(Map.of());
        };
        OpenLoop loop = new OpenLoop(work, options(2, 6), Long.MAX_VALUE / 2);

        assertThat(loop.at(1000).latencies().orElseThrow().count()).isEqualTo(6);
    }

    @Test
    void poissonArrivalsRepeatBySeedAndKeepTheirRate() {
        long[] first = Arrivals.POISSON.moments(50, 20_000, 3);

        assertThat(first)
                .isEqualTo(Arrivals.POISSON.moments(50, 20_000, 3))
                .isNotEqualTo(Arrivals.POISSON.moments(50, 20_000, 4))
                .isSorted();
        assertThat(first[first.length - 1] / 1e9).isBetween(390.0, 410.0);
        // Exponential gaps: a share of e^-1 is longer than the mean.
        long longer = LongStream.range(1, first.length)
                .filter(i -> first[(int) i] - first[(int) i - 1] > 20 * MILLISECOND)
                .count();
        assertThat(longer / 20_000.0).isBetween(0.35, 0.39);
    }

    @Test
    void uniformArrivalsComeAtEvenGaps() {
        assertThat(Arrivals.UNIFORM.moments(100, 3, 9)).containsExactly(10_000_000, 20_000_000, 30_000_000);
    }

    @Test
    void aTrialOfALowRateLastsUntilEnoughRequestsCame() {
        OpenLoopOptions options = new OpenLoopOptions(Arrivals.UNIFORM, 1, 1, Duration.ofSeconds(2), 50);

        assertThat(options.requestsAt(1)).isEqualTo(50);
        assertThat(options.requestsAt(100.2)).isEqualTo(201);
        assertThatThrownBy(() -> options.requestsAt(0)).hasMessageContaining("received 0.0 a second");
        assertThatThrownBy(() -> options.requestsAt(1e9)).hasMessageContaining("10 million");
    }

    private OpenLoop loop(StagedWork work, int requests) {
        return new OpenLoop(work, options(1, requests), 1000 * MILLISECOND, clock);
    }

    private static OpenLoopOptions options(int workers, int requests) {
        return new OpenLoopOptions(Arrivals.UNIFORM, 1, workers, Duration.ofNanos(1), requests);
    }

    private StagedWork taking(long nanos) {
        return index -> {
            clock.pass(nanos);
            return new StageNanos(Map.of(Stage.INFER, nanos));
        };
    }

    private static long[] millis(OpenLoopResult result) {
        return LongStream.of(result.latencies().orElseThrow().recorded())
                .map(nanos -> nanos / MILLISECOND)
                .toArray();
    }
}
