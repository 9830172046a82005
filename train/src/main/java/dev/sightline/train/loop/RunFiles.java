package dev.sightline.train.loop;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.AveragePrecision;
import dev.sightline.core.metric.DetectionFigures;
import dev.sightline.torch.DetectionSession;
import dev.sightline.torch.TrainingState;
import dev.sightline.train.checkpoint.CheckpointFiles;
import dev.sightline.train.loop.TrainingProgress.EpochReport;
import dev.sightline.train.recipe.RunSettings;
import dev.sightline.train.run.MetricsCsv;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run leaves behind after each epoch, in the order that makes a kill at any moment harmless. */
final class RunFiles {

    static final List<String> COLUMNS = List.of(
            "box-loss",
            "class-loss",
            "distribution-loss",
            "learning-rate",
            "seconds",
            "waiting-share",
            "AP",
            "AP50",
            "AP75");

    private final RunFolder folder;
    private final LabelMap labels;
    private final CheckpointFiles checkpoints;

    RunFiles(RunFolder folder, LabelMap labels) {
        this.folder = folder;
        this.labels = labels;
        this.checkpoints = new CheckpointFiles(folder);
    }

    MetricsCsv openMetrics(int epochsDone) throws IOException {
        return epochsDone == 0
                ? MetricsCsv.create(folder.metrics(), COLUMNS)
                : MetricsCsv.resume(folder.metrics(), COLUMNS, epochsDone);
    }

    /** The figures first and {@code latest} last: resuming from {@code latest} drops what came after it. */
    void afterEpoch(
            DetectionSession session,
            RunSettings settings,
            EpochReport report,
            double rate,
            CheckpointFiles.Place place,
            MetricsCsv metrics)
            throws IOException {
        metrics.append(place.epochsDone(), row(report, rate));
        TrainingState state = session.state();
        if (report.best()) {
            checkpoints.writeWeights(RunFolder.BEST, state, place, labels);
        }
        if (settings.checkpointEvery() > 0 && place.epochsDone() % settings.checkpointEvery() == 0) {
            checkpoints.write(RunFolder.epochName(place.epochsDone()), state, place, labels);
        }
        checkpoints.write(RunFolder.LATEST, state, place, labels);
    }

    private static Map<String, Double> row(EpochReport report, double rate) {
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("box-loss", report.losses().box());
        row.put("class-loss", report.losses().classification());
        row.put("distribution-loss", report.losses().distribution());
        row.put("learning-rate", rate);
        row.put("seconds", report.seconds());
        row.put("waiting-share", report.waitingShare());
        report.figures().map(DetectionFigures::precision).ifPresent(figures -> put(row, figures));
        return row;
    }

    private static void put(Map<String, Double> row, AveragePrecision figures) {
        figures.mean().ifPresent(value -> row.put("AP", value));
        figures.at50().ifPresent(value -> row.put("AP50", value));
        figures.at75().ifPresent(value -> row.put("AP75", value));
    }
}
