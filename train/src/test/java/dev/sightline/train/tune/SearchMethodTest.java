package dev.sightline.train.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.train.tune.SearchMethod.Rung;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchMethodTest {

    @Test
    void randomSearchTrainsEveryTrialToItsEnd() {
        assertThat(rungs(SearchMethod.RANDOM, 20, 12, 1)).containsExactly(new Rung(20, 12));
    }

    @Test
    void halvingGivesTheBestThirdThreeTimesTheEpochs() {
        assertThat(rungs(SearchMethod.HALVING, 27, 27, 1))
                .containsExactly(new Rung(27, 1), new Rung(9, 3), new Rung(3, 9), new Rung(1, 27));
        assertThat(rungs(SearchMethod.HALVING, 20, 12, 1))
                .containsExactly(new Rung(20, 1), new Rung(6, 4), new Rung(2, 12));
    }

    @Test
    void theFirstRoundHasAtLeastTheLeastEpochs() {
        assertThat(rungs(SearchMethod.HALVING, 27, 27, 3))
                .containsExactly(new Rung(27, 3), new Rung(9, 9), new Rung(3, 27));
    }

    @Test
    void withFewTrialsThereAreFewRounds() {
        assertThat(rungs(SearchMethod.HALVING, 2, 27, 1)).containsExactly(new Rung(2, 27));
        assertThat(rungs(SearchMethod.HALVING, 4, 6, 1)).containsExactly(new Rung(4, 2), new Rung(1, 6));
    }

    private static List<Rung> rungs(SearchMethod method, int trials, int epochs, int least) {
        return method.rungs(new SearchSettings(
                Path.of("r.yaml"),
                List.of(),
                List.of(SearchKey.parse("train.batch=8,16")),
                method,
                trials,
                epochs,
                least,
                3,
                0));
    }
}
