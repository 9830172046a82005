package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.MetricReport;
import dev.sightline.cli.console.NextCommand;
import dev.sightline.cli.console.TrainingJob;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.source.SplitNames;
import dev.sightline.data.synth.SyntheticBoards;
import dev.sightline.data.synth.SyntheticBoardsOptions;
import dev.sightline.train.evaluate.RunEvaluation;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.train.loop.PreparedRun;
import dev.sightline.train.loop.RunOutcome;
import dev.sightline.train.report.DrawnFiles;
import dev.sightline.train.report.RunReport;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sightline quickstart}: the whole job in minutes, with no data at hand or on a folder of one's own. */
@Command(
        name = "quickstart",
        description = {
            "Train a small detector, score it on the test split, and draw what it finds, in about four minutes.",
            "Without --data it draws its own images: circuit boards with six kinds of defect."
        },
        footer = {
            "",
            "Examples:",
            "  sightline quickstart",
            "  sightline quickstart --data photos/parts       a folder in COCO, VOC or YOLO format"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class QuickstartCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(QuickstartCommand.class);

    private static final Path RUNS = Path.of("runs");
    private static final String NAME = "quickstart";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of annotated images in COCO, VOC or YOLO format, which is recognised.")
    private @Nullable Path data;

    @Option(
            names = {"-o", "--override"},
            paramLabel = "KEY.PATH=VALUE",
            description = "Replace one value of the recipe configs/quickstart.yaml, such as train.epochs=60.")
    private List<String> overrides = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path images = data == null ? boards(out) : data;
        List<String> all =
                new ArrayList<>(List.of("data.root='" + images.toString().replace("'", "''") + "'"));
        all.addAll(overrides);
        PreparedRun prepared = PreparedRun.of(recipe(), all);
        RunFolder folder = RunFolder.createNext(RUNS, NAME);
        out.println("run folder: " + folder.root());
        out.flush();
        List<String> arguments = spec.commandLine().getParseResult().originalArgs();
        RunOutcome outcome = new TrainingJob(folder, out, arguments).start(prepared);
        if (!outcome.stopped()) {
            report(out, folder, images);
        }
        return ExitCode.DONE;
    }

    private void report(PrintWriter out, RunFolder folder, Path images) throws IOException {
        TrainedRun run = TrainedRun.open(folder, RunFolder.BEST, List.of());
        String split = split(run, images);
        if (split.equals(run.recipe().validationSplit())) {
            out.println("the data has no test split, so the metrics below are of " + split
                    + ", which also chose the checkpoint");
        }
        RunEvaluation found = RunEvaluation.of(run, split, DetectionMetricOptions.coco(), line -> {});
        out.printf("%nmetrics on the %s split:%n", split);
        MetricReport.print(out, found.evaluation());
        out.printf("%nwritten:%n");
        DrawnFiles curves = RunReport.training(folder);
        DrawnFiles drawn = RunReport.evaluation(folder, found);
        curves.files().forEach(path -> out.println("  " + path));
        drawn.files().forEach(path -> out.println("  " + path));
        drawn.problems().forEach(LOG::warn);
        out.printf("%nscore it again:  %s%n", NextCommand.eval(folder.root(), split));
        out.flush();
    }

    /** {@code test}, also where it is made out of the images; the validation split where there is none. */
    private static String split(TrainedRun run, Path images) {
        boolean test = DatasetReader.splits(images, AnnotationKind.BOX).contains(SplitNames.TEST)
                || DatasetReader.derivedSplits(images, AnnotationKind.BOX).contains(SplitNames.TEST);
        return test ? SplitNames.TEST : run.recipe().validationSplit();
    }

    /** The generated images are the same each time, so those of an earlier quickstart are used again. */
    private static Path boards(PrintWriter out) throws IOException {
        Path folder = RUNS.resolve(NAME).resolve("boards");
        if (Files.isDirectory(folder)) {
            out.println("using the boards drawn earlier in " + folder);
        } else {
            out.println("drawing circuit boards into " + folder);
            out.flush();
            SyntheticBoards.write(folder, SyntheticBoardsOptions.standard());
        }
        out.flush();
        return folder;
    }

    private static Path recipe() {
        return Path.of(System.getProperty("sightline.root", "."), "configs", "quickstart.yaml");
    }
}
