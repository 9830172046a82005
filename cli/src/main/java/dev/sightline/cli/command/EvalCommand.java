package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.cli.console.MetricReport;
import dev.sightline.cli.console.ModelOptions;
import dev.sightline.core.evaluation.DetectionEvaluation;
import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.DetectionMetrics;
import dev.sightline.data.coco.CocoGroundTruth;
import dev.sightline.data.coco.CocoResults;
import dev.sightline.deploy.evaluate.AnnotatedImages;
import dev.sightline.deploy.evaluate.WeightsEvaluation;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.train.evaluate.RunEvaluation;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.train.report.DrawnFiles;
import dev.sightline.train.report.RunReport;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline eval}: how good a detector or a classifier is. */
@Command(
        name = "eval",
        description = {
            "Score a trained run, a model file, public weights, or detections from a file.",
            "A detector is scored by the COCO metrics, equal to those of pycocotools; every score counts, a"
                    + " threshold is for drawing only. A classifier is scored by top-1, top-5, loss, precision, recall, F1"
                    + " and calibration."
        },
        footer = {
            "",
            "Examples:",
            "  sightline eval --run runs/cells --split test",
            "  sightline eval --run runs/cells --checkpoint latest --split val --json",
            "  sightline eval --model cells.onnx --data photos/cells --split test",
            "  sightline eval --model yolox_nano.onnx --contract configs/contracts/yolox_nano.yaml --data coco128",
            "  sightline eval --family resnet-cifar --variant 20 --weights resnet20.th --data photos/cifar10",
            "  sightline eval --ground-truth instances_val.json --detections results.json",
            "  sightline eval --ground-truth instances_val.json --detections results.json --max-dets 1,10,300 --json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class EvalCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(EvalCommand.class);

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Subject subject;

    @Option(
            names = "--max-dets",
            split = ",",
            defaultValue = "1,10,100",
            paramLabel = "N",
            description = "How many detections of a class count in one image; AR is given for each, AP for the largest"
                    + " (default: ${DEFAULT-VALUE}).")
    private List<Integer> maxDetections;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            description =
                    "Split of a run's data (default: the recipe's data.validation) or of --data (default: val or test;"
                            + " where the files define none, the part that training on this folder leaves out; all for"
                            + " everything).")
    private @Nullable String split;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Images that a model file or public weights are scored on: annotated with boxes in COCO, VOC or YOLO"
                            + " format, or with classes in folders, lists or packed files; problems are reported.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /** What is scored: files, or a run. */
    static final class Subject {

        @ArgGroup(exclusive = false, heading = "Score detections from a file:%n")
        private @Nullable Files files;

        @ArgGroup(exclusive = false, heading = "Score a run:%n")
        private @Nullable Run run;

        @ArgGroup(exclusive = false, heading = "Score a model file:%n")
        private @Nullable Model model;

        @ArgGroup(exclusive = false, heading = "Score public weights of a classifier:%n")
        private @Nullable Weights weights;
    }

    /** Ground truth and detections from elsewhere. */
    static final class Files {

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
    }

    /** A run folder and what of it. */
    static final class Run {

        @Option(names = "--run", required = true, paramLabel = "DIR", description = "Folder of a training run.")
        private Path folder;

        @Option(
                names = "--checkpoint",
                defaultValue = RunFolder.BEST,
                paramLabel = "NAME",
                description = "best, latest or epoch_N (default: ${DEFAULT-VALUE}).")
        private String checkpoint;

        @Option(
                names = {"-o", "--override"},
                paramLabel = "KEY.PATH=VALUE",
                description = "Replace one value of the run's recipe, such as data.root for data in another place.")
        private List<String> overrides = new ArrayList<>();

        @Option(names = "--no-images", description = "Metrics only: draw no plots and no predictions.")
        private boolean noImages;
    }

    /** A model file and the images it is scored on. */
    static final class Model {

        @ArgGroup(exclusive = false, multiplicity = "1")
        private ModelOptions options;
    }

    /** Weights, the network they belong to, and the images it is scored on. */
    static final class Weights {

        @Option(names = "--family", required = true, description = "Family of the network, such as resnet-cifar.")
        private String family;

        @Option(names = "--variant", required = true, description = "One of the family's variants, such as 20.")
        private String variant;

        @Option(
                names = "--weights",
                required = true,
                paramLabel = "FILE",
                description = "Weights in a PyTorch or safetensors file; they must fit the network wholly.")
        private Path file;

        @Option(
                names = "--input",
                paramLabel = "FILE",
                description = "Contract whose input the images are prepared by (default: the family's published one).")
        private @Nullable Path input;
    }

    @Override
    public Integer call() throws IOException {
        DetectionMetricOptions options = new DetectionMetricOptions(maxDetections);
        if (subject.files != null) {
            print(scored(subject.files, options));
        } else if (subject.run != null) {
            scoreRun(subject.run, options);
        } else if (subject.model != null) {
            print(scored(subject.model, options));
        } else if (subject.weights != null) {
            print(scored(subject.weights));
        }
        return ExitCode.DONE;
    }

    private Evaluation scored(Files asked, DetectionMetricOptions options) {
        if (split != null) {
            throw new IllegalArgumentException("--split is for a run or a folder of data; files are scored whole");
        }
        CocoGroundTruth target = CocoGroundTruth.read(asked.groundTruth);
        if (target.categories().isEmpty()) {
            throw new IllegalArgumentException(
                    asked.groundTruth + ": there are no categories, so nothing can be scored");
        }
        CocoResults results = CocoResults.read(asked.detections, target);
        results.notes().forEach(LOG::warn);
        DetectionMetrics metrics = DetectionEvaluator.evaluate(
                results.images(), target.categories().size(), options);
        List<String> ids = target.categoryIds().stream().map(String::valueOf).toList();
        List<String> names = List.copyOf(target.categories().values());
        return DetectionEvaluation.of(metrics, results.images().size(), names, ids);
    }

    private Evaluation scored(Weights asked) {
        WeightsEvaluation evaluation = new WeightsEvaluation(asked.family, asked.variant, asked.file);
        return evaluation.on(data(), Optional.ofNullable(split), Optional.ofNullable(asked.input), LOG::info);
    }

    private void scoreRun(Run asked, DetectionMetricOptions options) throws IOException {
        TrainedRun run = TrainedRun.open(RunFolder.open(asked.folder), asked.checkpoint, asked.overrides);
        RunEvaluation found = RunEvaluation.of(run, run.split(Optional.ofNullable(split)), options, LOG::info);
        print(found.evaluation());
        if (!asked.noImages) {
            DrawnFiles drawn = RunReport.evaluation(run.folder(), found);
            drawn.files().forEach(path -> LOG.info("drawn: {}", path));
            drawn.problems().forEach(LOG::warn);
        }
    }

    private Evaluation scored(Model asked, DetectionMetricOptions options) {
        try (Predictor predictor = asked.options.open()) {
            return AnnotatedImages.of(predictor.contract(), data(), Optional.ofNullable(split), LOG::info)
                    .evaluate(predictor, options, LOG::warn);
        }
    }

    private Path data() {
        if (data == null) {
            throw new ParameterException(
                    spec.commandLine(), "a model file and public weights are scored on images: give --data DIR");
        }
        return data;
    }

    private void print(Evaluation evaluation) {
        PrintWriter out = spec.commandLine().getOut();
        evaluation.warning().ifPresent(LOG::warn);
        if (json) {
            JsonDocument.print(out, evaluation.fields());
        } else {
            MetricReport.print(out, evaluation);
        }
    }
}
