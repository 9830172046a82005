package dev.sightline.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {

    @Test
    void equalKeysGiveEqualNumbers() {
        RandomStream first = RandomStream.of(1, 2, 3);
        RandomStream second = RandomStream.of(1, 2, 3);
        for (int i = 0; i < 100; i++) {
            assertThat(first.bits()).isEqualTo(second.bits());
        }
    }

    @Test
    void everyKeyAndItsPlaceCount() {
        assertThat(IntStream.range(0, 1000)
                        .mapToLong(i ->
                                RandomStream.of(i / 100, i / 10 % 10, i % 10).bits())
                        .distinct()
                        .count())
                .isEqualTo(1000);
    }

    @Test
    void numbersStayTheSameFromVersionToVersion() {
        assertThat(RandomStream.of(42, 7).bits()).isEqualTo(8162212067640984765L);
    }

    @Test
    void belowIsUniform() {
        RandomStream random = RandomStream.of(5);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[random.below(7)]++;
        }
        // Five deviations of a binomial count.
        assertThat(IntStream.of(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(9540, 10460));
    }

    @ParameterizedTest
    @ValueSource(doubles = {.5, 1, 32})
    void betaHasItsMeanAndVariance(double shape) {
        RandomStream random = RandomStream.of(9);
        int count = 50_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double value = random.beta(shape);
            assertThat(value).isBetween(0.0, 1.0);
            sum += value;
            squares += (value - .5) * (value - .5);
        }
        double variance = 1 / (4 * (2 * shape + 1));
        assertThat(sum / count).isCloseTo(.5, within(5 * Math.sqrt(variance / count)));
        assertThat(squares / count).isCloseTo(variance, within(.05 * variance));
    }

    @Test
    void anEmptyRangeIsRefused() {
        RandomStream random = RandomStream.of(1);
        assertThatThrownBy(() -> random.below(0)).hasMessageContaining("received 0");
    }

    /** Dirichlet(a, ..., a) over k: mean 1 / k, variance (k - 1) / (k^2 (k a + 1)). */
    @ParameterizedTest
    @ValueSource(doubles = {.5, 1, 8})
    void dirichletHasItsMeanAndVariance(double shape) {
        RandomStream random = RandomStream.of(9);
        int count = 50_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double[] shares = random.dirichlet(shape, 3);
            assertThat(shares[0] + shares[1] + shares[2]).isCloseTo(1, within(1e-12));
            sum += shares[1];
            squares += shares[1] * shares[1];
        }
        double mean = sum / count;
        assertThat(mean).isCloseTo(1 / 3.0, within(.006));
        assertThat(squares / count - mean * mean).isCloseTo(2 / (9 * (3 * shape + 1)), within(.003));
    }
}
