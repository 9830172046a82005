package dev.sightline.train.report;

import dev.sightline.train.evaluate.RunEvaluation;
import dev.sightline.train.plot.TrainingPlots;
import dev.sightline.train.run.MetricsCsv;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The plots and images of a run: its curves, and samples of an evaluation. */
public final class RunReport {

    private RunReport() {}

    /** Draws the run's curves; the files written. */
    public static List<Path> training(RunFolder folder) throws IOException {
        return TrainingPlots.write(MetricsCsv.read(folder.metrics()), folder.plots());
    }

    /**
     * Draws an evaluation of the run into {@code plots/<split>} and {@code predictions/<split>}.
     *
     * @return the files written: plots, samples of predictions, and {@code report.html} with them all
     */
    public static List<Path> evaluation(RunFolder folder, RunEvaluation evaluation) throws IOException {
        List<Path> plots = evaluation.plots().write(folder.plots().resolve(evaluation.split()));
        Path predictions = folder.root().resolve("predictions").resolve(evaluation.split());
        List<Path> samples = evaluation.samples().write(predictions);
        List<Path> curves = new ArrayList<>(training(folder));
        curves.addAll(plots);
        ReportContent content = new ReportContent(
                "Run " + folder.root().getFileName(),
                evaluation.split(),
                evaluation.evaluation(),
                curves.stream().map(ReportImage::of).toList(),
                samples.stream().map(ReportImage::of).toList(),
                RunFacts.read(folder.provenance()),
                Files.readString(folder.recipe()));
        HtmlReport.write(folder.report(), content);
        List<Path> written = new ArrayList<>(plots);
        written.addAll(samples);
        written.add(folder.report());
        return written;
    }
}
