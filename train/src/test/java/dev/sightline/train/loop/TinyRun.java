package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.train.run.Provenance;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A training run inside the test's own process. */
final class TinyRun {

    private TinyRun() {}

    /** Runs a recipe to its end. */
    static RunFolder whole(Path recipe, Path folder, String... overrides) throws IOException {
        RunFolder run = RunFolder.create(folder);
        try (Training training = new Training(run, new PrintedProgress(), new StopRequest())) {
            training.start(PreparedRun.of(recipe, List.of(overrides)), identity());
        }
        return run;
    }

    /** Runs a recipe and asks it to stop after so many epochs. */
    static RunFolder stoppedAfter(int epochs, Path recipe, Path folder) throws IOException {
        RunFolder run = RunFolder.create(folder);
        StopRequest stop = new StopRequest();
        TrainingProgress progress = new TrainingProgress() {
            @Override
            public void step(StepReport report) {}

            @Override
            public void epoch(EpochReport report) {
                if (report.epoch() + 1 == epochs) {
                    stop.ask();
                }
            }

            @Override
            public void note(String text) {}
        };
        try (Training training = new Training(run, progress, stop)) {
            assertThat(training.start(PreparedRun.of(recipe, List.of()), identity())
                            .epochsDone())
                    .isEqualTo(epochs);
        }
        return run;
    }

    /** Goes on with a run after its last complete epoch. */
    static RunOutcome resume(RunFolder run, String... overrides) throws IOException {
        try (Training training = new Training(run, new PrintedProgress(), new StopRequest())) {
            return training.resume(List.of(overrides), identity());
        }
    }

    /** The same where something of the run has changed. */
    static RunOutcome resumeChanged(RunFolder run, String... overrides) throws IOException {
        try (Training training = new Training(run, new PrintedProgress(), new StopRequest())) {
            return training.resume(List.of(overrides), true, identity());
        }
    }

    /** The same weights, averages and optimiser to the last bit. */
    static void requireSameBits(RunFolder actual, RunFolder expected) {
        for (String name : List.of(RunFolder.LATEST, RunFolder.BEST)) {
            assertThat(actual.weights(name)).hasSameBinaryContentAs(expected.weights(name));
        }
        assertThat(actual.state(RunFolder.LATEST)).hasSameBinaryContentAs(expected.state(RunFolder.LATEST));
    }

    static RunIdentity identity() {
        return new RunIdentity(new Provenance.Code("test", "test"), Map.of(), List.of("test"));
    }
}
