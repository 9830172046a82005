package dev.sightline.train.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import dev.sightline.train.loop.ChangedRunException;
import dev.sightline.train.loop.PreparedRun;
import dev.sightline.train.loop.RunOutcome;
import dev.sightline.train.run.RunFolder;
import dev.sightline.train.tune.TrialResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches whose trials are not trained: a trial's metric is .01 times its number. */
class SearchTest {

    @TempDir
    Path folder;

    private Path recipe;

    @BeforeEach
    void fourImages() throws IOException {
        for (String file : List.of("train/a/1.png", "train/b/2.png", "val/a/3.png", "val/b/4.png")) {
            Files.createDirectories(folder.resolve("data").resolve(file).getParent());
            byte[] rgb = new byte[8 * 8 * 3];
            rgb[0] = (byte) file.hashCode();
            ImageWriter.writePng(new Image(8, 8, rgb), folder.resolve("data").resolve(file));
        }
        recipe = Files.writeString(folder.resolve("recipe.yaml"), """
                task: classify
                model: {family: pp-lcnet, variant: x0_25}
                input: {resize: {rule: stretch, width: 32, height: 32}}
                data: {root: '%s'}
                train: {epochs: 9, batch: 2}
                """.formatted(folder.resolve("data")));
    }

    @Test
    void everyTrialIsTrainedAndTheBestIsFound() throws IOException {
        Search search = started(settings(SearchMethod.RANDOM, 5));

        assertThat(search.run(new Fake(), line -> {})).isTrue();

        assertThat(search.results()).hasSize(5).allMatch(result -> result.status() == Status.DONE);
        assertThat(search.best().orElseThrow().trial()).isEqualTo(5);
        assertThat(Files.readAllLines(folder.resolve("search/tune.csv")))
                .hasSize(6)
                .first()
                .isEqualTo("trial,epochs,status,metric,seconds,run,reason,optimizer.learning-rate,train.batch");
        assertThat(search.overrides(search.best().orElseThrow()))
                .contains("train.epochs=9")
                .anyMatch(override -> override.startsWith("optimizer.learning-rate="));
    }

    @Test
    void theSameSeedTriesTheSameAndAnotherSeedOthers() {
        SearchSettings settings = settings(SearchMethod.RANDOM, 8);

        assertThat(Trial.draw(settings)).isEqualTo(Trial.draw(settings)).doesNotHaveDuplicates();
        assertThat(Trial.draw(settings)).isNotEqualTo(Trial.draw(seeded(settings, 1)));
    }

    @Test
    void aSpaceWithFewerCombinationsThanTrialsIsTriedOnce() throws IOException {
        Search search = started(new SearchSettings(
                recipe, List.of(), List.of(SearchKey.parse("train.batch=1,2")), SearchMethod.RANDOM, 9, 3, 1, 3, 0));
        List<String> log = new ArrayList<>();

        search.run(new Fake(), log::add);

        assertThat(search.results()).hasSize(2);
        assertThat(log).first().asString().contains("only 2 combinations");
    }

    @Test
    void halvingTrainsTheBestThirdOfARoundForLonger() throws IOException {
        Search search = started(settings(SearchMethod.HALVING, 9));

        search.run(new Fake(), line -> {});

        assertThat(search.results()).filteredOn(result -> result.epochs() == 1).hasSize(9);
        assertThat(search.results())
                .filteredOn(result -> result.epochs() == 3)
                .extracting(TrialResult::trial)
                .containsExactly(7, 8, 9);
        assertThat(search.results())
                .filteredOn(result -> result.epochs() == 9)
                .extracting(TrialResult::trial)
                .containsExactly(9);
        assertThat(search.best().orElseThrow().epochs()).isEqualTo(9);
    }

    @Test
    void aTrialThatFailsIsRecordedAndTheSearchGoesOn() throws IOException {
        Search search = started(settings(SearchMethod.HALVING, 9));
        Fake fake = new Fake();
        fake.failing = 9;

        search.run(fake, line -> {});

        assertThat(search.results())
                .filteredOn(result -> result.status() == Status.FAILED)
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.trial()).isEqualTo(9);
                    assertThat(result.reason()).isEqualTo("it cannot be; at all");
                    assertThat(result.metric()).isEmpty();
                });
        assertThat(search.best().orElseThrow().trial()).isEqualTo(8);
    }

    @Test
    void aSearchThatWasBrokenOffComesToTheSameResults() throws IOException {
        Search whole = started(settings(SearchMethod.HALVING, 9));
        whole.run(new Fake(), line -> {});

        SearchFolder place = SearchFolder.create(folder.resolve("broken"));
        Search broken = Search.start(place, settings(SearchMethod.HALVING, 9), Map.of());
        Fake killed = new Fake();
        killed.stopAfter = 4;
        assertThat(broken.run(killed, line -> {})).isFalse();
        assertThat(broken.results()).hasSize(4);
        Fake rest = new Fake();
        Search resumed = Search.resume(SearchFolder.open(place.root()));
        assertThat(resumed.run(rest, line -> {})).isTrue();

        assertThat(resumed.results())
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .isEqualTo(whole.results());
        assertThat(rest.resumed).containsExactly("005-1e");
    }

    /** It is no result of the trial: accepted or undone, the search goes on as if nothing had been. */
    @Test
    void aTrialThatWouldGoOnWithSomethingElseEndsTheSearchUnrecorded() throws IOException {
        SearchFolder place = SearchFolder.create(folder.resolve("changed"));
        Fake killed = new Fake();
        killed.stopAfter = 2;
        Search.start(place, settings(SearchMethod.RANDOM, 4), Map.of()).run(killed, line -> {});
        Fake changed = new Fake();
        changed.changed = true;
        Search resumed = Search.resume(SearchFolder.open(place.root()));

        assertThatThrownBy(() -> resumed.run(changed, line -> {})).isInstanceOf(ChangedRunException.class);
        assertThat(resumed.results()).hasSize(2);
        assertThat(Search.resume(place).run(new Fake(), line -> {})).isTrue();
    }

    @Test
    void whatNoTrialCanBeTrainedWithIsRefusedAtOnce() {
        SearchSettings wrong = new SearchSettings(
                recipe,
                List.of(),
                List.of(SearchKey.parse("optimizer.lerning-rate=0.1..0.2")),
                SearchMethod.RANDOM,
                3,
                3,
                1,
                3,
                0);

        assertThatThrownBy(() -> Search.first(wrong)).hasMessageContaining("lerning-rate");
        assertThatThrownBy(() -> new SearchSettings(
                        recipe,
                        List.of(),
                        List.of(SearchKey.parse("train.epochs=3,5")),
                        SearchMethod.RANDOM,
                        3,
                        3,
                        1,
                        3,
                        0))
                .hasMessageContaining("set by the search");
    }

    private Search started(SearchSettings settings) throws IOException {
        return Search.start(SearchFolder.create(folder.resolve("search")), settings, Map.of());
    }

    private SearchSettings settings(SearchMethod method, int trials) {
        List<SearchKey> keys =
                List.of(SearchKey.parse("optimizer.learning-rate=log:1e-4..1e-1"), SearchKey.parse("train.batch=1,2"));
        return new SearchSettings(recipe, List.of(), keys, method, trials, 9, 1, 3, 0);
    }

    private static SearchSettings seeded(SearchSettings settings, long seed) {
        return new SearchSettings(
                settings.recipe(),
                settings.overrides(),
                settings.keys(),
                settings.method(),
                settings.trials(),
                settings.epochs(),
                settings.leastEpochs(),
                settings.reduction(),
                seed);
    }

    private static final class Fake implements TrialRunner {

        private final List<String> resumed = new ArrayList<>();
        private boolean changed;
        private int failing;
        private int stopAfter = Integer.MAX_VALUE;
        private int started;

        @Override
        public RunOutcome start(Path run, PreparedRun prepared) throws IOException {
            RunFolder folder = RunFolder.create(run);
            started++;
            Files.writeString(folder.state(RunFolder.LATEST), "half a run");
            return outcome(folder, started > stopAfter);
        }

        @Override
        public RunOutcome resume(Path run) {
            if (changed) {
                throw new ChangedRunException("the data are others");
            }
            resumed.add(String.valueOf(run.getFileName()));
            return outcome(new RunFolder(run), false);
        }

        private RunOutcome outcome(RunFolder folder, boolean stopped) {
            int trial =
                    Integer.parseInt(String.valueOf(folder.root().getFileName()).substring(0, 3));
            if (trial == failing) {
                throw new IllegalStateException("it cannot be, at all\nat no place");
            }
            return new RunOutcome(folder, 1, trial * .01, "top1", stopped);
        }
    }
}
