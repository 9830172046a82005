package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.ImageProgress;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.cli.console.ModelOptions;
import dev.sightline.cli.console.PredictionReport;
import dev.sightline.cli.video.VideoJob;
import dev.sightline.deploy.export.ExportForm;
import dev.sightline.deploy.predict.PredictionFormat;
import dev.sightline.infer.batch.PredictedImage;
import dev.sightline.infer.batch.PredictionJob;
import dev.sightline.infer.batch.PredictionSummary;
import dev.sightline.infer.draw.DrawnScores;
import dev.sightline.infer.draw.PredictionDrawing;
import dev.sightline.infer.predict.ImageInputs;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.predict.View;
import dev.sightline.video.FrameRate;
import dev.sightline.video.NumberedFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline predict}: a model's predictions for images. */
@Command(
        name = "predict",
        description = {
            "Run a model file on images: draw what it finds, and write it for other tools.",
            "Files hold every prediction above the contract's score threshold; a threshold is for drawing only."
        },
        footer = {
            "",
            "Examples:",
            "  sightline predict --model cells.onnx photos --out found",
            "  sightline predict --model cells.onnx 'photos/*.jpg' --out found --format coco,csv --operating-point balanced",
            "  sightline predict --model yolox_nano.onnx --contract configs/contracts/yolox_nano.yaml photos --out found",
            "  sightline predict --model cars.onnx street.mp4 --out found --format coco",
            "  sightline predict --model cells.onnx huge.tif --out found --tile 640 --overlap 0.2",
            "",
            "COCO files number images by their names where all are whole numbers, otherwise from 1, and classes from 1;",
            "images.json lists both. Unreadable images are named, and the exit code is 1 without --keep-going."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class PredictCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(PredictCommand.class);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Parameters(
            paramLabel = "INPUT",
            arity = "0..*",
            description = {
                "Images, videos, folders (one level), globs, or numbered frames such as frames/%%06d.png.",
                "A video or numbered frames become an H.264 mp4 with what was found drawn on it."
            })
    private List<String> inputs = new ArrayList<>();

    @Option(names = "--list", paramLabel = "FILE", description = "A file with one path a line, relative to its folder.")
    private List<Path> lists = new ArrayList<>();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for everything that is written.")
    private Path out;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "KIND",
            description = "coco, yolo, csv: files to write beside the drawn images.")
    private List<String> formats = new ArrayList<>();

    @Option(names = "--threshold", paramLabel = "X", description = "Least score that is drawn (default: .25).")
    private @Nullable Double threshold;

    @Option(
            names = "--operating-point",
            paramLabel = "NAME",
            description = "Draw by the thresholds that the model keeps under this name.")
    private @Nullable String operatingPoint;

    @Option(names = "--no-draw", description = "Draw nothing.")
    private boolean noDraw;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Images under way at once (default: one for each core where the network has one thread).")
    private @Nullable Integer workers;

    @Option(
            names = "--tile",
            paramLabel = "PIXELS",
            description = "Cut larger images into overlapping tiles of this side, and merge what is found.")
    private @Nullable Integer tile;

    @Option(
            names = "--overlap",
            defaultValue = "0.2",
            paramLabel = "SHARE",
            description = "Of a tile's side that neighbours have in common (default: ${DEFAULT-VALUE}).")
    private double overlap;

    @Option(
            names = "--tta",
            split = ",",
            paramLabel = "VIEW",
            description = "Look at each image in other ways, too, and merge: flip, vertical-flip, scale=0.8.")
    private List<String> views = new ArrayList<>();

    @Option(
            names = "--frame-rate",
            defaultValue = "25",
            paramLabel = "N",
            description = "Frames a second of the video drawn from numbered frames (default: ${DEFAULT-VALUE}).")
    private int frameRate;

    @Option(names = "--keep-going", description = "Exit code 0 although images could not be read.")
    private boolean keepGoing;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<PredictionFormat> wanted = formats.stream()
                .map(word -> ExportForm.named("--format", word, PredictionFormat.class))
                .toList();
        List<View> looks = views.stream().map(View::named).toList();
        List<NumberedFrames> sequences = inputs.stream()
                .map(Path::of)
                .filter(NumberedFrames::isPattern)
                .map(NumberedFrames::matching)
                .toList();
        for (NumberedFrames frames : sequences) {
            frames.missing().forEach(gap -> LOG.warn("{}: frame {} is missing", frames.source(), gap));
        }
        List<String> others = inputs.stream()
                .filter(word -> !NumberedFrames.isPattern(Path.of(word)))
                .toList();
        ImageInputs images = sequences.isEmpty() || !(others.isEmpty() && lists.isEmpty())
                ? ImageInputs.of(others, lists)
                : new ImageInputs(List.of(), List.of());
        images.notes().forEach(LOG::warn);
        int cores = Runtime.getRuntime().availableProcessors();
        boolean several =
                workers == null && model.threads() == 0 && images.files().size() > 1;
        int working = workers == null ? (several ? cores : 1) : workers;
        try (Predictor predictor =
                Predictor.open(model.model(), model.contract(), several ? model.session(1) : model.session())) {
            DrawnScores scores = DrawnScores.of(predictor.contract(), threshold, operatingPoint);
            Files.createDirectories(out);
            PredictionJob job = new PredictionJob(
                    predictor,
                    Optional.ofNullable(tile),
                    overlap,
                    looks,
                    noDraw
                            ? Optional.empty()
                            : Optional.of(
                                    new PredictionDrawing(predictor.contract().labels(), scores)),
                    out.resolve("images"));
            return finished(predictor, job, images.files(), sequences, wanted, working);
        }
    }

    private int finished(
            Predictor predictor,
            PredictionJob job,
            List<Path> files,
            List<NumberedFrames> sequences,
            List<PredictionFormat> wanted,
            int working)
            throws IOException {
        if (job.drawing().isPresent()) {
            Files.createDirectories(job.images());
        }
        List<PredictedImage> predicted = new ArrayList<>();
        double rate;
        try (ImageProgress progress = new ImageProgress(spec.commandLine().getErr(), files.size())) {
            Consumer<PredictedImage> done = one -> {
                progress.step();
                one.problem().lines().forEach(problem -> LOG.warn("passed over: {}", problem));
            };
            predicted.addAll(job.run(
                    files.stream()
                            .filter(file -> !VideoJob.looksLikeVideo(file))
                            .toList(),
                    working,
                    done));
            VideoJob videos = new VideoJob(job, job.images());
            for (Path video : files.stream().filter(VideoJob::looksLikeVideo).toList()) {
                predicted.addAll(videos.run(video, working, done));
            }
            for (NumberedFrames frames : sequences) {
                predicted.addAll(videos.run(frames, FrameRate.perSecond(frameRate), working, done));
            }
            rate = progress.rate();
        }
        List<Path> written = new ArrayList<>();
        for (PredictionFormat format : wanted) {
            written.addAll(format.writer().write(predicted, predictor.contract().labels(), out));
        }
        if (job.drawing().isPresent()) {
            written.add(job.images());
        }
        PredictionSummary summary =
                new PredictionSummary(predicted, predictor.contract().labels(), rate, written);
        if (json) {
            JsonDocument.print(spec.commandLine().getOut(), summary.fields());
        } else {
            PredictionReport.print(spec.commandLine().getOut(), summary);
        }
        return summary.unreadable() > 0 && !keepGoing ? ExitCode.FAILED : ExitCode.DONE;
    }
}
