package dev.sightline.train.report;

import dev.sightline.config.Recipe;
import dev.sightline.core.metric.ConfusionOptions;
import dev.sightline.core.metric.DetectionConfusion;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.PictureDecoder;
import dev.sightline.train.evaluate.PictureAnswer;
import dev.sightline.train.evaluate.PredictionSheets;
import dev.sightline.train.evaluate.RunEvaluation;
import dev.sightline.train.plot.EvaluationPlots;
import dev.sightline.train.plot.TrainingPlots;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.run.MetricsCsv;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pictures of a run: its curves, and what an evaluation of it saw. */
public final class RunReport {

    /** Least score of a detection that is drawn where nobody asked for another. */
    public static final double DRAWING_THRESHOLD = 0.25;

    private static final int WORST = 12;
    private static final int PAGE = 12;

    private RunReport() {}

    /** Draws the run's curves; the files written. */
    public static List<Path> training(RunFolder folder) throws IOException {
        return TrainingPlots.write(MetricsCsv.read(folder.metrics()), folder.plots());
    }

    /**
     * Draws an evaluation of the run into {@code plots/<split>} and {@code predictions/<split>}.
     *
     * @return the files written: plots, a page of predictions, the worst pictures, and {@code report.html} with them all
     */
    public static List<Path> evaluation(RunFolder folder, RunEvaluation evaluation) throws IOException {
        DetectionRecipe recipe = DetectionRecipe.read(Recipe.load(folder.recipe(), List.of()));
        DetectionConfusion confusion = DetectionConfusion.of(
                evaluation.answers().stream().map(PictureAnswer::evaluated).toList(),
                evaluation.labels().size(),
                ConfusionOptions.standard());
        Path plots = folder.plots().resolve(evaluation.split());
        List<Path> written =
                new ArrayList<>(EvaluationPlots.write(evaluation.figures(), confusion, evaluation.labels(), plots));
        PredictionSheets sheets = new PredictionSheets(
                new PictureDecoder(DecodingRules.of(recipe.input())), evaluation.labels(), DRAWING_THRESHOLD);
        Path predictions = folder.root().resolve("predictions").resolve(evaluation.split());
        List<Path> samples = new ArrayList<>();
        samples.add(sheets.page(evaluation.answers(), PAGE, 4, predictions.resolve("page.png")));
        samples.addAll(sheets.worst(evaluation.answers(), WORST, predictions.resolve("worst")));
        writePage(folder, evaluation, written, samples);
        written.addAll(samples);
        written.add(folder.report());
        return written;
    }

    private static void writePage(RunFolder folder, RunEvaluation evaluation, List<Path> plots, List<Path> samples)
            throws IOException {
        List<Path> curves = new ArrayList<>(training(folder));
        curves.addAll(plots);
        ReportContent content = new ReportContent(
                "Run " + folder.root().getFileName(),
                evaluation.split(),
                ReportFigures.of(evaluation.figures(), evaluation.labels()),
                List.of(),
                curves.stream().map(ReportPicture::of).toList(),
                samples.stream().map(ReportPicture::of).toList(),
                RunFacts.read(folder.provenance()),
                Files.readString(folder.recipe()));
        HtmlReport.write(folder.report(), content);
    }
}
