package dev.sightline.onnx.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.testing.SeededRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BalancedRoundingTest {

    @Test
    void errorsOfOneSideAreShiftedToTheOtherWhereThatCostsLeast() {
        // To nearest all three go down, by 1.2 together; the one nearest to the middle goes up instead.
        assertThat(BalancedRounding.levels(new double[] {1.4, 2.45, -2.65}, 3, 63))
                .containsExactly(1, 3, -3);
        assertThat(BalancedRounding.levels(new double[] {1.4, 2.45, 5.35}, 3, 63))
                .containsExactly(1, 3, 5);
    }

    @Test
    void kernelsThatAreBalancedEachAreBalancedTogether() {
        assertThat(BalancedRounding.levels(new double[] {.4, .3, .45, .2}, 1, 63))
                .containsExactly(0, 0, 1, 0);
    }

    @Test
    void theLargestLevelIsNeverPassed() {
        assertThat(BalancedRounding.levels(new double[] {7, 7, 6.45, 6.45, 6.45}, 5, 7))
                .containsExactly(7, 7, 7, 6, 6);
    }

    @Test
    void sumsAreKeptToHalfALevelAndEachWeightToOne() {
        Random random = SeededRandom.forTest("BalancedRoundingTest", 4);
        for (int round = 0; round < 200; round++) {
            int kernel = 1 + random.nextInt(9);
            double[] exact =
                    random.doubles(kernel * (1L + random.nextInt(20)), -63, 63).toArray();

            int[] levels = BalancedRounding.levels(exact, kernel, 63);

            assertThat(Arrays.stream(levels).sum())
                    .isCloseTo((int) Math.rint(Arrays.stream(exact).sum()), within(1));
            for (int i = 0; i < exact.length; i++) {
                assertThat((double) levels[i]).isCloseTo(exact[i], within(1.0)).isBetween(-63.0, 63.0);
            }
        }
    }
}
