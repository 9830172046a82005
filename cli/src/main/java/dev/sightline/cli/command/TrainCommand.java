package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.TrainingJob;
import dev.sightline.train.loop.PreparedRun;
import dev.sightline.train.loop.RunOutcome;
import dev.sightline.train.report.DrawnFiles;
import dev.sightline.train.report.RunReport;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline train}: a run from a recipe, or the rest of one that was broken off. */
@Command(
        name = "train",
        description = {
            "Train a model by a recipe, into a run folder.",
            "Ctrl-C, a kill or a power cut leave a run that --resume takes up after its last complete epoch."
        },
        footer = {
            "",
            "Examples:",
            "  sightline train configs/detect/yolov8_n_1xb16-60e_bccd.yaml -o data.root=photos/bccd --run runs/cells",
            "  sightline train --resume --run runs/cells"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class TrainCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(TrainCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "RECIPE", description = "Recipe file (YAML); not with --resume.")
    private @Nullable Path recipe;

    @Option(
            names = {"-o", "--override"},
            paramLabel = "KEY.PATH=VALUE",
            description = "Replace one value of the recipe; may be given again and again, the last wins.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "Folder of the run; without it the next of runs/<recipe>/1, 2, 3 ...")
    private @Nullable Path run;

    @Option(names = "--resume", description = "Go on with the run in --run after its last complete epoch.")
    private boolean resume;

    @Option(
            names = "--accept-changes",
            description =
                    "With --resume: go on although data, recipe, code, libraries, threads or precision differ from"
                            + " those that the run was trained by so far.")
    private boolean acceptChanges;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        RunOutcome outcome = resume ? resumed(out) : started(out);
        if (!outcome.stopped()) {
            out.printf(
                    Locale.ROOT,
                    "best validation %s %.3f; the run is in %s%n",
                    outcome.metric(),
                    outcome.bestMetric(),
                    outcome.folder().root());
            DrawnFiles drawn = RunReport.training(outcome.folder());
            drawn.files().forEach(path -> out.println("  " + path));
            drawn.problems().forEach(LOG::warn);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private RunOutcome started(PrintWriter out) throws IOException {
        if (recipe == null) {
            throw new ParameterException(spec.commandLine(), "a recipe file is needed, or --resume --run DIR");
        }
        PreparedRun prepared = PreparedRun.of(recipe, overrides);
        String name = prepared.resolved().name();
        RunFolder folder = run == null ? RunFolder.createNext(Path.of("runs"), name) : RunFolder.create(run);
        out.println("run folder: " + folder.root());
        return new TrainingJob(folder, out, arguments()).start(prepared);
    }

    private RunOutcome resumed(PrintWriter out) throws IOException {
        if (run == null || recipe != null) {
            throw new ParameterException(
                    spec.commandLine(), "--resume needs --run DIR and takes the recipe from there, so give no recipe");
        }
        return new TrainingJob(RunFolder.open(run), out, arguments()).resume(overrides, acceptChanges);
    }

    private List<String> arguments() {
        return spec.commandLine().getParseResult().originalArgs();
    }
}
