package dev.sightline.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.testing.SeededRandom;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreOrderTest {

    @Test
    void scoresFallAndEqualOnesKeepTheirOrder() {
        assertThat(ScoreOrder.of(new double[] {.1, .9, .1, .9, 0, -0.0})).containsExactly(1, 3, 0, 2, 4, 5);
        assertThat(ScoreOrder.of(new double[0])).isEmpty();
    }

    @Test
    void agreesWithTheLibrarysStableSort() {
        Random random = SeededRandom.forTest("ScoreOrderTest", 41);
        for (int trial = 0; trial < 200; trial++) {
            double[] scores = random.doubles(random.nextInt(300))
                    .map(score -> Math.floor(score * 50))
                    .toArray();
            int[] expected = IntStream.range(0, scores.length)
                    .boxed()
                    .sorted(Comparator.comparing(i -> -scores[i]))
                    .mapToInt(i -> i)
                    .toArray();
            assertThat(ScoreOrder.of(scores)).as("trial %s", trial).containsExactly(expected);
        }
    }
}
