package dev.sightline.cli.command;

import dev.sightline.cli.console.BuildFacts;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.cli.console.NextCommand;
import dev.sightline.cli.console.Quantity;
import dev.sightline.deploy.export.ExportForm;
import dev.sightline.deploy.export.ExportedModel;
import dev.sightline.deploy.export.RunExport;
import dev.sightline.infer.verify.VerificationReport;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.train.recipe.DataSettings;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sightline export}: a trained run as one ONNX file that carries its contract and is proven equal. */
@Command(
        name = "export",
        description = {
            "Write a trained run as an ONNX file that carries its contract, labels and origin, and prove it equal.",
            "The file appears under its name only when every gate of verify holds."
        },
        footer = {
            "",
            "Examples:",
            "  sightline export --run runs/cells/1 --out cells.onnx",
            "  sightline export --run runs/cells/1 --out cells.onnx --dynamic-size -o data.root=photos/cells",
            "  sightline export --run runs/cells/1 --out cells-boxes.onnx --boxes suppressed --precision fp16",
            "  sightline export --run runs/cells/1 --out cells-int8.onnx --precision int8 --keep-float model.1",
            "",
            "With int8, OUT.int8.json and OUT.int8.html state what it costs, by metric, class and layer.",
            "Exit code 3 when a gate does not hold; the file is then left beside as OUT.failed."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ExportCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ExportCommand.class);

    @Spec
    private CommandSpec spec;

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "Folder of the training run.")
    private Path run;

    @Option(
            names = "--checkpoint",
            defaultValue = RunFolder.BEST,
            paramLabel = "NAME",
            description = "best, latest or epoch_N (default: ${DEFAULT-VALUE}).")
    private String checkpoint;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The ONNX file to write.")
    private Path out;

    @Option(
            names = "--boxes",
            defaultValue = "raw",
            paramLabel = "FORM",
            description =
                    "raw: maps, decoded by whoever runs the model; decoded: boxes and scores of every cell; suppressed:"
                            + " with NMS inside the model (default: ${DEFAULT-VALUE}).")
    private String boxes;

    @Option(
            names = "--precision",
            defaultValue = "fp32",
            paramLabel = "KIND",
            description = "fp32, fp16 or int8; inputs and outputs stay 32-bit floats (default: ${DEFAULT-VALUE}).")
    private String precision;

    @Mixin
    private final Int8Options int8 = new Int8Options();

    @Option(names = "--dynamic-size", description = "Let height and width of the input differ from call to call.")
    private boolean dynamicSize;

    @Option(
            names = "--allow-partial",
            description = "Export although weights are missing or do not fit; what is missing has untrained values.")
    private boolean allowPartial;

    @Option(names = "--no-verify", description = "Write the file without proving it equal.")
    private boolean noVerify;

    @Option(
            names = "--images",
            defaultValue = "64",
            paramLabel = "N",
            description = "Validation images to verify on (default: ${DEFAULT-VALUE}).")
    private int images;

    @Option(
            names = {"-o", "--override"},
            paramLabel = "KEY.PATH=VALUE",
            description = "Replace one value of the run's recipe, such as data.root for data in another place.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ExportForm.Precision kind = ExportForm.named("--precision", precision, ExportForm.Precision.class);
        ExportForm form = new ExportForm(
                ExportForm.named("--boxes", boxes, ExportForm.Boxes.class),
                kind,
                dynamicSize,
                allowPartial,
                int8.settings(kind));
        TrainedRun trained = TrainedRun.open(RunFolder.open(run), checkpoint, overrides);
        RunExport export = new RunExport(trained, form, BuildFacts.version(), LOG::info);
        ExportedModel written = noVerify ? export.write(out) : export.writeProven(out, images);
        print(written, trained.recipe().data());
        return written.proven() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private void print(ExportedModel written, DataSettings data) {
        PrintWriter console = spec.commandLine().getOut();
        Optional<VerificationReport> report = written.report();
        if (json) {
            Map<String, Object> fields = written.fields();
            JsonDocument.print(console, fields);
            return;
        }
        report.ifPresent(found -> found.lines().forEach(console::println));
        console.println((written.proven() ? "written: " : "NOT PROVEN EQUAL, left as ") + written.file() + ", "
                + Quantity.bytes(written.bytes()));
        written.accuracy().ifPresent(page -> console.println("what int8 costs, by class and layer: " + page));
        report.ifPresentOrElse(
                found -> {},
                () -> console.println("not verified; prove it: "
                        + NextCommand.verify(written.file(), run, checkpoint, data.root(), data.validation())));
        console.flush();
    }
}
