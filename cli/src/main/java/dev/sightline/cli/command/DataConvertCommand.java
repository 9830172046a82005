package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.format.Convert;
import dev.sightline.data.format.ConvertOptions;
import dev.sightline.data.format.ConvertReport;
import dev.sightline.data.format.DatasetFormat;
import dev.sightline.data.source.ImageTransfer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline data convert}: a dataset in another format. */
@Command(
        name = "convert",
        description = {
            "Rewrite a dataset in another format, with its splits and images.",
            "What the new format cannot hold is counted and reported; the old files stay as they are."
        },
        footer = {
            "",
            "Examples:",
            "  sightline data convert --from voc --to coco photos/bccd photos/bccd-coco",
            "  sightline data convert --to yolo photos/bccd photos/bccd-yolo --link"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DataConvertCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            converter = DatasetFormats.class,
            completionCandidates = DatasetFormats.OfBoxes.class,
            description = "Format of IN: ${COMPLETION-CANDIDATES} (default: recognised).")
    private @Nullable DatasetFormat from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FORMAT",
            converter = DatasetFormats.class,
            completionCandidates = DatasetFormats.Written.class,
            description = "Format of OUT: ${COMPLETION-CANDIDATES}.")
    private DatasetFormat to;

    @Option(names = "--link", description = "Hard-link the images instead of copying them.")
    private boolean link;

    @Option(
            names = "--strict",
            description = "Refuse a dataset with problems; otherwise defective boxes are left out and counted.")
    private boolean strict;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(paramLabel = "IN", description = "Folder of the dataset.")
    private Path in;

    @Parameters(paramLabel = "OUT", description = "New folder; must be empty or absent.")
    private Path out;

    @Override
    public Integer call() {
        ConvertReport report = Convert.run(new ConvertOptions(
                in,
                Optional.ofNullable(from),
                to,
                out,
                strict ? DatasetProblemPolicy.FAIL : DatasetProblemPolicy.SKIP_AND_COUNT,
                link ? ImageTransfer.LINK : ImageTransfer.COPY));
        PrintWriter printer = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(printer, fields(report));
        } else {
            report.problems().forEach(problem -> printer.println("problem: " + problem));
            report.summary().forEach(printer::println);
            printer.println("written: " + out);
        }
        printer.flush();
        return ExitCode.DONE;
    }

    private Map<String, Object> fields(ConvertReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", report.from().format().word());
        fields.put("to", report.to().word());
        fields.put("written", out.toString());
        fields.put("images", report.splits());
        fields.put("boxes", report.boxes());
        fields.put("classes", report.classes());
        fields.put("losses", report.losses());
        fields.put("notes", report.notes());
        fields.put(
                "problems",
                report.problems().stream().map(DatasetProblem::toString).toList());
        return fields;
    }
}
