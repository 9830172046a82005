package dev.sightline.onnx.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.testing.SeededRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationHistogramTest {

    private final Random random = SeededRandom.forTest("ActivationHistogramTest", 2);
    private final ActivationHistogram histogram = new ActivationHistogram();

    @Test
    void theLeastAndTheGreatestNumberAreExact() {
        histogram.add(new float[] {0, .1f, -.3f});
        histogram.add(new float[] {7.7f, 1e-9f, 99}, 2);

        assertThat(histogram.minMax()).isEqualTo(new ActivationRange(-.3f, 7.7f));
        assertThat(histogram.count()).isEqualTo(5);
    }

    @ParameterizedTest(name = "{0} % of 0 to 999 are {1} to {2}")
    @CsvSource({"100, 0, 999", "99, 5, 994", "90, 50, 949", "50, 250, 749", "0.0001, 499, 500"})
    void aPercentileCutsBothEndsAlike(double percent, float min, float max) {
        for (int value = 0; value < 1000; value++) {
            histogram.add(new float[] {value});
        }

        ActivationRange range = histogram.percentile(percent);

        // A bin is 1998 / 8192 wide at least, and up to twice that after the last doubling.
        assertThat(range.min()).isCloseTo(min, within(.5f));
        assertThat(range.max()).isCloseTo(max, within(.5f));
    }

    @Test
    void numbersThatComeFromSmallToLargeAreCountedAsTheOtherWayRound() {
        ActivationHistogram falling = new ActivationHistogram();
        for (int power = -20; power <= 12; power++) {
            histogram.add(new float[] {Math.scalb(-1f, power)});
            falling.add(new float[] {Math.scalb(-1f, -8 - power)});
        }

        assertThat(falling.minMax()).isEqualTo(histogram.minMax());
        assertThat(falling.percentile(80)).isEqualTo(histogram.percentile(80));
        assertThat(falling.entropy()).isEqualTo(histogram.entropy());
    }

    @Test
    void aLoneOutlierIsCutByPercentileAndEntropy() {
        histogram.add(gaussian(200_000));
        histogram.add(new float[] {60});

        assertThat(histogram.minMax().max()).isEqualTo(60);
        assertThat(histogram.percentile(99.99).max()).isBetween(3.3f, 5f);
        assertThat(histogram.entropy().max()).isBetween(3f, 15f);
        assertThat(histogram.entropy().min()).isBetween(-6f, -3f);
    }

    @Test
    void anEvenDistributionIsNotCut() {
        float[] even = new float[100_000];
        for (int i = 0; i < even.length; i++) {
            even[i] = 2 * random.nextFloat() - .5f;
        }
        histogram.add(even);

        assertThat(histogram.entropy().max()).isCloseTo(1.5f, within(.02f));
        assertThat(histogram.entropy().min()).isCloseTo(-.5f, within(.02f));
    }

    @Test
    void aTensorThatIsZeroThroughoutHasTheRangeZero() {
        histogram.add(new float[100]);

        ActivationRange zero = new ActivationRange(0, 0);
        assertThat(histogram.minMax()).isEqualTo(zero);
        assertThat(histogram.percentile(99)).isEqualTo(zero);
        assertThat(histogram.entropy()).isEqualTo(zero);
    }

    @Test
    void extremeNumbersAreCountedToo() {
        histogram.add(new float[] {Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 1});

        assertThat(histogram.percentile(100)).isEqualTo(histogram.minMax());
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void whatIsNoNumberIsRefused(float value) {
        assertThatThrownBy(() -> histogram.add(new float[] {1, value}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("finite", String.valueOf(value), "at 1");
    }

    @Test
    void withoutNumbersThereIsNoRange() {
        assertThatThrownBy(histogram::minMax).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"0", "100.1", "NaN"})
    void aPercentileOutsideIsRefused(double percent) {
        histogram.add(new float[] {1});

        assertThatThrownBy(() -> histogram.percentile(percent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 0 and at most 100");
    }

    private float[] gaussian(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
