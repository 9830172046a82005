package dev.sightline.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.testing.SeededRandom;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InitializerTest {

    @Test
    void kaimingUniformStaysWithinOneOverTheRootOfTheFanIn() {
        Initializer.KaimingUniform initializer = new Initializer.KaimingUniform(16);
        float[] values = new float[100_000];
        initializer.fill(values, SeededRandom.forTest("InitializerTest", 31));
        assertThat(initializer.bound()).isEqualTo(0.25);
        for (float value : values) {
            assertThat(value).isBetween(-0.25f, 0.25f);
        }
        // A uniform distribution on [-b, b] has variance b^2 / 3.
        assertThat(meanOfSquares(values)).isCloseTo(0.25 * 0.25 / 3, within(5e-4));
    }

    @Test
    void normalHasTheStandardDeviationAsked() {
        float[] values = new float[100_000];
        new Initializer.Normal(0.5).fill(values, SeededRandom.forTest("InitializerTest", 32));
        assertThat(Math.sqrt(meanOfSquares(values))).isCloseTo(0.5, within(0.01));
    }

    @Test
    void sameSeedGivesTheSameNumbers() {
        float[] first = new float[100];
        float[] second = new float[100];
        new Initializer.KaimingUniform(9).fill(first, new Random(7));
        new Initializer.KaimingUniform(9).fill(second, new Random(7));
        assertThat(first).isEqualTo(second);
    }

    @Test
    void constantFillsEveryPlace() {
        float[] values = {1, 2, 3};
        new Initializer.Constant(-4.5).fill(values, new Random(0));
        assertThat(values).containsExactly(-4.5f, -4.5f, -4.5f);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Initializer.KaimingUniform(0)).hasMessageContaining("received 0");
        assertThatThrownBy(() -> new Initializer.Normal(-1)).hasMessageContaining("received -1.0");
        assertThatThrownBy(() -> new Initializer.Constant(Double.NaN)).hasMessageContaining("received NaN");
    }

    private static double meanOfSquares(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] * (double) values[i])
                .average()
                .orElseThrow();
    }
}
