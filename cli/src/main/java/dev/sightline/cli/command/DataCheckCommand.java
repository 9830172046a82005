package dev.sightline.cli.command;

import dev.sightline.cli.console.DatasetReport;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.data.check.DatasetCheck;
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
            "Exit code 3 means that there are problems."
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
            description = "${COMPLETION-CANDIDATES} (default: recognised).")
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
        DatasetCheck check = DatasetCheck.of(root, Optional.ofNullable(format), labels.meaning());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(out, check.fields());
        } else {
            DatasetReport.print(out, check, shown);
        }
        return check.problems().isEmpty() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
