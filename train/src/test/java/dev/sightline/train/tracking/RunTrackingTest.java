package dev.sightline.train.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTrackingTest {

    @TempDir
    Path folder;

    private RunFolder run;
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void aRun() throws IOException {
        run = RunFolder.create(folder.resolve("cells"));
        Files.writeString(run.recipe(), "optimizer: {name: sgd}\ntrain:\n  sizes: [{until-epoch: 1, size: 32}]\n");
        Files.writeString(run.provenance(), "{\"started\": \"2026-01-02T03:04:05Z\"}");
        Files.writeString(run.metrics(), "epoch,box-loss,AR@1\n1,2.5,0.25\n2,2.25,0.5\n3,2.0,0.75\n");
    }

    @Test
    void mlflowsStoreHoldsMetricsParametersAndTheEnd() throws IOException {
        try (RunTracking tracking = new RunTracking(List.of(Tracker.MLFLOW), run, notes::add)) {
            tracking.epoch(1);
            tracking.epoch(2);
            tracking.end(false);
        }
        Path stored = mlflowRun();

        assertThat(notes).isEmpty();
        assertThat(stored.getFileName().toString()).matches("[0-9a-f]{32}");
        assertThat(Files.readAllLines(stored.resolve("metrics/box-loss")))
                .hasSize(2)
                .last()
                .asString()
                .matches("\\d{13} 2\\.25 2");
        assertThat(stored.resolve("metrics/AR_at_1")).exists();
        assertThat(stored.resolve("params/optimizer.name")).hasContent("sgd");
        assertThat(stored.resolve("params/train.sizes.0.size")).hasContent("32");
        assertThat(stored.resolve("tags/mlflow.runName")).hasContent("cells");
        assertThat(Files.readAllLines(stored.resolve("meta.yaml")))
                .contains("status: 3", "run_id: '" + stored.getFileName() + "'", "experiment_id: '0'")
                .contains("artifact_uri: "
                        + stored.resolve("artifacts").toUri().toString().replaceFirst("/$", ""))
                .contains("lifecycle_stage: active", "run_name: 'cells'", "source_type: 4", "tags: []");
        assertThat(Files.readAllLines(folder.resolve("mlruns/0/meta.yaml"))).contains("name: Default");
    }

    @Test
    void aResumedRunGoesOnInItsOwnEntryAndDropsWhatIsTrainedAgain() throws IOException {
        try (RunTracking tracking = new RunTracking(List.of(Tracker.MLFLOW), run, notes::add)) {
            tracking.epoch(1);
            tracking.epoch(2);
            tracking.epoch(3);
        }
        assertThat(Files.readAllLines(mlflowRun().resolve("meta.yaml"))).contains("status: 4");
        try (RunTracking tracking = new RunTracking(List.of(Tracker.MLFLOW), run, notes::add)) {
            tracking.epoch(3);
            tracking.end(true);
        }

        assertThat(Files.readAllLines(mlflowRun().resolve("metrics/box-loss")))
                .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
                .containsExactly("1", "2", "3");
        assertThat(Files.readAllLines(mlflowRun().resolve("meta.yaml"))).contains("status: 5");
    }

    @Test
    void filesThatCannotBeWrittenAreNotedOnceAndLoseNothing() throws IOException {
        Files.writeString(run.root().resolve("tensorboard"), "in the way");
        try (RunTracking tracking = new RunTracking(List.of(Tracker.TENSORBOARD, Tracker.MLFLOW), run, notes::add)) {
            tracking.epoch(1);
            tracking.epoch(2);
            tracking.end(false);
        }

        assertThat(notes).singleElement().asString().startsWith("the files for tensorboard cannot be written");
        assertThat(Files.readAllLines(mlflowRun().resolve("metrics/box-loss"))).hasSize(2);
    }

    @Test
    void withoutLoggersNothingIsWritten() throws IOException {
        try (RunTracking tracking = new RunTracking(List.of(), run, notes::add)) {
            tracking.epoch(1);
            tracking.end(false);
        }

        assertThat(folder.resolve("mlruns")).doesNotExist();
        assertThat(run.root().resolve("tensorboard")).doesNotExist();
    }

    private Path mlflowRun() throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve("mlruns/0"))) {
            List<Path> runs = found.filter(Files::isDirectory).toList();
            assertThat(runs).hasSize(1);
            return runs.get(0);
        }
    }
}
