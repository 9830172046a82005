package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.data.check.ReadSplit;
import dev.sightline.data.check.SharedCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline data shared}: images that splits have in common. */
@Command(
        name = "shared",
        description = {
            "Find images that two splits share, or one split has twice: by their bytes, and re-saved, resized or"
                    + " brightened copies by what they show.",
            "Exit code 3 means that two splits share an image."
        },
        footer = {
            "",
            "Examples:",
            "  sightline data shared photos/clothing",
            "  sightline data shared photos/clothing --json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DataSharedCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ListLabelOptions labels;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(paramLabel = "DIR", description = "Folder of the dataset.")
    private Path root;

    @Override
    public Integer call() {
        SharedCheck check = SharedCheck.of(ReadSplit.names(root).stream()
                .map(split -> ReadSplit.defined(root, split, labels.meaning()))
                .toList());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(out, check.fields());
        } else {
            check.lines().forEach(out::println);
            out.flush();
        }
        return check.splitsShare() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }
}
