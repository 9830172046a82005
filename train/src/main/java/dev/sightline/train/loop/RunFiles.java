package dev.sightline.train.loop;

import dev.sightline.torch.loss.Objective;
import dev.sightline.torch.optimise.TrainingState;
import dev.sightline.train.checkpoint.CheckpointFiles;
import dev.sightline.train.loop.TrainingProgress.EpochReport;
import dev.sightline.train.run.MetricsCsv;
import dev.sightline.train.run.RunFolder;
import dev.sightline.train.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run leaves behind after each epoch, in the order that makes a kill at any moment harmless. */
final class RunFiles {

    private static final String LOSS = "-loss";
    private static final String OBSERVED = "train-";
    private static final String RATE = "learning-rate";
    private static final String SECONDS = "seconds";
    private static final String WAITING = "waiting-share";
    private static final String UNREADABLE = "unreadable-images";

    private final RunFolder folder;
    private final Task<?> task;
    private final CheckpointFiles checkpoints;

    RunFiles(RunFolder folder, Task<?> task) {
        this.folder = folder;
        this.task = task;
        this.checkpoints = new CheckpointFiles(folder);
    }

    MetricsCsv openMetrics(int epochsDone) throws IOException {
        List<String> columns = columns(task);
        return epochsDone == 0
                ? MetricsCsv.create(folder.metrics(), columns)
                : MetricsCsv.resume(folder.metrics(), columns, epochsDone);
    }

    /** The metrics first and {@code latest} last: resuming from {@code latest} drops what came after it. */
    void afterEpoch(
            TrainingState state, EpochReport report, double rate, CheckpointFiles.Place place, MetricsCsv metrics)
            throws IOException {
        Map<String, Double> row = row(report, rate);
        row.put(UNREADABLE, (double) task.leftOut().training());
        metrics.append(place.epochsDone(), row);
        if (report.best()) {
            checkpoints.writeWeights(RunFolder.BEST, state, place, task.labels());
        }
        int every = task.recipe().run().checkpoints().checkpointEvery();
        if (every > 0 && place.epochsDone() % every == 0) {
            checkpoints.write(RunFolder.epochName(place.epochsDone()), state, place, task.labels());
        }
        checkpoints.write(RunFolder.LATEST, state, place, task.labels());
    }

    /** Takes away what only resuming needs; where no epoch was the best, everything stays and the result is false. */
    boolean keepOnlyBest() throws IOException {
        if (!Files.exists(folder.weights(RunFolder.BEST))) {
            return false;
        }
        Files.deleteIfExists(folder.state(RunFolder.LATEST));
        Files.deleteIfExists(folder.weights(RunFolder.LATEST));
        return true;
    }

    private static List<String> columns(Task<?> task) {
        Objective<?> objective = task.objective();
        List<String> columns = new ArrayList<>();
        objective.losses().forEach(name -> columns.add(name + LOSS));
        objective.observations().forEach(name -> columns.add(OBSERVED + name));
        columns.addAll(List.of(RATE, SECONDS, WAITING, UNREADABLE));
        columns.addAll(task.metrics());
        return columns;
    }

    private static Map<String, Double> row(EpochReport report, double rate) {
        Map<String, Double> row = new LinkedHashMap<>();
        report.losses().losses().forEach((name, value) -> row.put(name + LOSS, value));
        report.losses().observations().forEach((name, value) -> row.put(OBSERVED + name, value));
        row.put(RATE, rate);
        row.put(SECONDS, report.seconds());
        row.put(WAITING, report.waitingShare());
        report.metrics().ifPresent(found -> row.putAll(found.metrics()));
        return row;
    }
}
