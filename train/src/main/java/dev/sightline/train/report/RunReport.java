package dev.sightline.train.report;

import dev.sightline.train.evaluate.RunEvaluation;
import dev.sightline.train.plot.TrainingPlots;
import dev.sightline.train.run.MetricsCsv;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The plots and images of a run: its curves, and samples of an evaluation. */
public final class RunReport {

    private RunReport() {}

    /** Draws the run's curves. */
    public static DrawnFiles training(RunFolder folder) {
        return DrawnFiles.of(
                "the run's curves",
                folder.plots(),
                plots -> TrainingPlots.write(MetricsCsv.read(folder.metrics()), plots));
    }

    /**
     * Draws an evaluation of the run into {@code plots/<split>} and {@code predictions/<split>}, and writes
     * {@code report.html} with all that could be drawn.
     *
     * @return plots, samples of predictions, and the page
     */
    public static DrawnFiles evaluation(RunFolder folder, RunEvaluation evaluation) {
        String split = evaluation.split();
        DrawnFiles curves = training(folder);
        DrawnFiles plots = DrawnFiles.of(
                "the plots of the split '" + split + "'", folder.plots().resolve(split), evaluation.plots());
        DrawnFiles samples = DrawnFiles.of(
                "the drawn predictions of the split '" + split + "'",
                folder.root().resolve("predictions").resolve(split),
                evaluation.samples());
        DrawnFiles page = DrawnFiles.of("the report", folder.root(), root -> {
            HtmlReport.write(folder.report(), content(folder, evaluation, curves.and(plots), samples));
            return List.of(folder.report());
        });
        DrawnFiles withoutCurves = new DrawnFiles(List.of(), curves.problems());
        return withoutCurves.and(plots).and(samples).and(page);
    }

    private static ReportContent content(
            RunFolder folder, RunEvaluation evaluation, DrawnFiles plots, DrawnFiles samples) throws IOException {
        return new ReportContent(
                "Run " + folder.root().getFileName(),
                evaluation.split(),
                evaluation.evaluation(),
                plots.files().stream().map(ReportImage::of).toList(),
                samples.files().stream().map(ReportImage::of).toList(),
                RunFacts.read(folder.provenance()),
                Files.readString(folder.recipe()));
    }
}
