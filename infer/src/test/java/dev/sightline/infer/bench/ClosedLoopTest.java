package dev.sightline.infer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedLoopTest {

    private final FakeClock clock = new FakeClock();

    @Test
    void warmUpRunsFirstAndIsNotCounted() throws IOException {
        List<Long> seen = new ArrayList<>();
        StagedWork work = index -> {
            seen.add(index);
            clock.pass(seen.size() <= 2 ? 1_000_000 : 10);
            return new StageNanos(Map.of(Stage.INFER, 6L, Stage.READ, 1L));
        };

        LoopResult result = new ClosedLoop(work, options(1, 4, 2, 3), clock).run();

        assertThat(seen).containsExactly(0L, 1L, 0L, 1L, 2L);
        assertThat(result.times().total().recorded()).containsExactly(10, 10, 10);
        assertThat(result.times().stages()).containsOnlyKeys(Stage.READ, Stage.INFER);
        assertThat(result.times().of(Stage.INFER).orElseThrow().recorded()).containsExactly(6, 6, 6);
        assertThat(result.seconds()).isEqualTo(30e-9);
        assertThat(result.imagesPerSecond()).isEqualTo(4 * 3 / 30e-9);
    }

    @Test
    void theTimeLimitEndsTheLoopAfterTheRunThatReachesIt() throws IOException {
        LoopOptions options = new LoopOptions(1, 1, 0, 1000, Duration.ofNanos(25));

        assertThat(new ClosedLoop(taking(10), options, clock).run().times().runs())
                .isEqualTo(3);
    }

    @Test
    void aRunLongerThanTheLimitStillCounts() throws IOException {
        LoopOptions options = new LoopOptions(1, 1, 0, 1000, Duration.ofNanos(25));

        assertThat(new ClosedLoop(taking(1000), options, clock).run().times().runs())
                .isEqualTo(1);
    }

    @Test
    void workersRunAtTheSameTimeAndShareTheCount() throws IOException {
        CyclicBarrier both = new CyclicBarrier(2);
        ConcurrentSkipListSet<Long> seen = new ConcurrentSkipListSet<>();
        StagedWork work = index -> {
            seen.add(index);
            try {
                both.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IOException("the other worker did not come", e);
            }
            return new StageNanos(Map.of());
        };

        LoopResult result = new ClosedLoop(work, options(2, 1, 0, 6)).run();

        assertThat(result.times().runs()).isEqualTo(6);
        assertThat(seen)
                .containsExactlyElementsOf(LongStream.range(0, 6).boxed().toList());
    }

    @Test
    void anImageThatCannotBeReadEndsTheLoop() {
        StagedWork work = index -> {
            if (index == 3) {
                throw new IOException("cat.jpg: truncated");
            }
            return new StageNanos(Map.of());
        };

        assertThatThrownBy(() -> new ClosedLoop(work, options(3, 1, 0, 100)).run())
                .isInstanceOf(IOException.class)
                .hasMessage("cat.jpg: truncated");
    }

    @Test
    void anExceptionOfTheWorkIsRethrownUnchanged() {
        StagedWork work = index -> {
            throw new IllegalArgumentException("the model takes 4 channels");
        };

        assertThatThrownBy(() -> new ClosedLoop(work, options(2, 1, 5, 5)).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the model takes 4 channels");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no worker, 0, 1, 0, 1, 0 workers",
        "no image, 1, 0, 0, 1, 0 images",
        "negative warm-up, 1, 1, -1, 1, -1 to warm up",
        "no run, 1, 1, 0, 0, 0 runs"
    })
    void optionsThatMakeNoLoopAreRefused(
            String reason, int workers, int images, int warmUp, int runs, String expected) {
        assertThatThrownBy(() -> options(workers, images, warmUp, runs)).hasMessageContaining(expected);
    }

    private StagedWork taking(long nanos) {
        return index -> {
            clock.pass(nanos);
            return new StageNanos(Map.of(Stage.INFER, nanos));
        };
    }

    private static LoopOptions options(int workers, int images, int warmUp, int runs) {
        return new LoopOptions(workers, images, warmUp, runs, Duration.ofMinutes(1));
    }
}
