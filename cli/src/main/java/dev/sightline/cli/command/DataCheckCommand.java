package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.cli.dataset.ClassCheck;
import dev.sightline.cli.dataset.DatasetCheck;
import dev.sightline.data.DatasetException;
import dev.sightline.data.classify.ClassFormat;
import dev.sightline.data.classify.ClassRecognition;
import dev.sightline.data.format.DatasetFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline data check}: what is in a dataset and what is wrong with it. */
@Command(
        name = "check",
        description = {
            "Read a dataset's boxes or classes and its image headers, list every problem with its file and line, and count.",
            "Exit code 3 says that there are problems."
        },
        footer = {"", "Examples:", "  sightline data check photos/bccd", "  sightline data check photos/bccd --json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DataCheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = DatasetFormats.class,
            completionCandidates = DatasetFormats.class,
            description = "${COMPLETION-CANDIDATES} (default: recognised, as are folders of classes, lists of images"
                    + " with labels, and packed images).")
    private @Nullable DatasetFormat format;

    @Option(
            names = "--show",
            defaultValue = "50",
            paramLabel = "N",
            description =
                    "List at most N problems; all are counted, and all are in the JSON (default: ${DEFAULT-VALUE}).")
    private int shown;

    @Mixin
    private ListLabelOptions labels;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(paramLabel = "DIR", description = "Folder of the dataset.")
    private Path root;

    @Override
    public Integer call() {
        Optional<ClassRecognition> classes = format == null ? ofClasses() : Optional.empty();
        return classes.isPresent() ? checkClasses(classes.get()) : checkBoxes();
    }

    /** Empty for a dataset of boxes, and for a folder that is no dataset: reading it as boxes says why. */
    private Optional<ClassRecognition> ofClasses() {
        try {
            return Optional.of(ClassFormat.recognise(root)).filter(found -> found.format() != ClassFormat.CROPS);
        } catch (DatasetException e) {
            return Optional.empty();
        }
    }

    private DatasetFormat boxFormat() {
        try {
            return DatasetFormat.recognise(root).format();
        } catch (DatasetException e) {
            throw new DatasetException(
                    e.getMessage() + "\nimages with classes are read from\n" + ClassFormat.layouts(), e);
        }
    }

    private int checkClasses(ClassRecognition recognition) {
        ClassCheck check = ClassCheck.of(root, recognition, labels.meaning());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(out, check.fields());
        } else {
            check.print(out, shown);
        }
        return check.problems().isEmpty() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private int checkBoxes() {
        DatasetCheck check = DatasetCheck.of(root, Optional.of(format == null ? boxFormat() : format));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(out, check.fields());
        } else {
            check.print(out, shown);
        }
        return check.problems().isEmpty() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
