package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.cli.evaluation.EvaluationFiles;
import dev.sightline.cli.evaluation.FigureReport;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionFigures;
import dev.sightline.core.metric.DetectionMetricOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sightline eval}: COCO detection figures. */
@Command(
        name = "eval",
        description = {
            "Score detections by the COCO metrics; the figures equal those of pycocotools.",
            "Every score counts; no threshold is applied."
        },
        footer = {
            "",
            "Examples:",
            "  sightline eval --ground-truth instances_val.json --detections results.json",
            "  sightline eval --ground-truth instances_val.json --detections results.json --max-dets 1,10,300 --json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class EvalCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--ground-truth",
            required = true,
            paramLabel = "FILE",
            description = "COCO annotation file: images, categories, annotations.")
    private Path groundTruth;

    @Option(
            names = "--detections",
            required = true,
            paramLabel = "FILE",
            description = "COCO result file: a list of image_id, category_id, bbox, score.")
    private Path detections;

    @Option(
            names = "--max-dets",
            split = ",",
            defaultValue = "1,10,100",
            paramLabel = "N",
            description =
                    "How many detections of a class count in one picture; AR is given for each, AP for the largest"
                            + " (default: ${DEFAULT-VALUE}).")
    private List<Integer> maxDetections;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        DetectionMetricOptions options = new DetectionMetricOptions(maxDetections);
        EvaluationFiles files = EvaluationFiles.read(groundTruth, detections);
        DetectionFigures figures =
                DetectionEvaluator.evaluate(files.pictures(), files.categories().size(), options);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            List<String> ids =
                    files.categories().keySet().stream().map(String::valueOf).toList();
            JsonDocument.print(out, FigureReport.fields(figures, ids));
        } else {
            FigureReport.print(out, figures, List.copyOf(files.categories().values()));
        }
        return ExitCode.DONE;
    }
}
