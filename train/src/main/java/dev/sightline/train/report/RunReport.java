package dev.sightline.train.report;

import dev.sightline.config.Recipe;
import dev.sightline.core.metric.ConfusionOptions;
import dev.sightline.core.metric.DetectionConfusion;
import dev.sightline.data.classify.ClassImages;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.ImageDecoder;
import dev.sightline.train.evaluate.ClassificationEvaluation;
import dev.sightline.train.evaluate.EvaluatedImagePrediction;
import dev.sightline.train.evaluate.MistakeSheet;
import dev.sightline.train.evaluate.PredictionSheets;
import dev.sightline.train.evaluate.RunEvaluation;
import dev.sightline.train.plot.ClassificationPlots;
import dev.sightline.train.plot.EvaluationPlots;
import dev.sightline.train.plot.TrainingPlots;
import dev.sightline.train.recipe.ClassificationRecipe;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.run.MetricsCsv;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The images of a run: its curves, and what an evaluation of it saw. */
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
     * @return the files written: plots, a page of predictions, the worst images, and {@code report.html} with them all
     */
    public static List<Path> evaluation(RunFolder folder, RunEvaluation evaluation) throws IOException {
        DetectionRecipe recipe = DetectionRecipe.read(Recipe.load(folder.recipe(), folder.ownFiles(List.of())));
        DetectionConfusion confusion = DetectionConfusion.of(
                evaluation.predictions().stream()
                        .map(EvaluatedImagePrediction::evaluated)
                        .toList(),
                evaluation.labels().size(),
                ConfusionOptions.standard());
        Path plots = folder.plots().resolve(evaluation.split());
        List<Path> written =
                new ArrayList<>(EvaluationPlots.write(evaluation.metrics(), confusion, evaluation.labels(), plots));
        PredictionSheets sheets = new PredictionSheets(
                new ImageDecoder(DecodingRules.of(recipe.input())), evaluation.labels(), DRAWING_THRESHOLD);
        Path predictions = folder.root().resolve("predictions").resolve(evaluation.split());
        List<Path> samples = new ArrayList<>();
        samples.add(sheets.page(evaluation.predictions(), PAGE, 4, predictions.resolve("page.png")));
        samples.addAll(sheets.worst(evaluation.predictions(), WORST, predictions.resolve("worst")));
        Page page =
                new Page(evaluation.split(), ReportMetrics.of(evaluation.metrics(), evaluation.labels()), List.of());
        writePage(folder, page, written, samples);
        written.addAll(samples);
        written.add(folder.report());
        return written;
    }

    /**
     * Draws an evaluation of a classifier's run into {@code plots/<split>} and {@code predictions/<split>}.
     *
     * @return the files written: plots, the most confident mistakes, and {@code report.html} with them all
     */
    public static List<Path> evaluation(RunFolder folder, ClassificationEvaluation evaluation) throws IOException {
        ClassificationRecipe recipe =
                ClassificationRecipe.read(Recipe.load(folder.recipe(), folder.ownFiles(List.of())));
        Path plots = folder.plots().resolve(evaluation.split());
        List<Path> written =
                new ArrayList<>(ClassificationPlots.write(evaluation.metrics(), evaluation.labels(), plots));
        ClassImages images =
                new ClassImages(DecodingRules.of(recipe.input()), recipe.data().problems());
        Path sheet =
                folder.root().resolve("predictions").resolve(evaluation.split()).resolve("mistakes.png");
        List<Path> samples = new ArrayList<>();
        boolean multiLabel = recipe.data().multiLabel();
        MistakeSheet.write(evaluation.predictions(), multiLabel, evaluation.labels(), images, sheet)
                .ifPresent(samples::add);
        Page page = new Page(
                evaluation.split(), ReportMetrics.of(evaluation.metrics(), evaluation.labels()), evaluation.notes());
        writePage(folder, page, written, samples);
        written.addAll(samples);
        written.add(folder.report());
        return written;
    }

    private record Page(String split, ReportMetrics metrics, List<String> notes) {}

    private static void writePage(RunFolder folder, Page page, List<Path> plots, List<Path> samples)
            throws IOException {
        List<Path> curves = new ArrayList<>(training(folder));
        curves.addAll(plots);
        ReportContent content = new ReportContent(
                "Run " + folder.root().getFileName(),
                page.split(),
                page.metrics(),
                page.notes(),
                curves.stream().map(ReportImage::of).toList(),
                samples.stream().map(ReportImage::of).toList(),
                RunFacts.read(folder.provenance()),
                Files.readString(folder.recipe()));
        HtmlReport.write(folder.report(), content);
    }
}
