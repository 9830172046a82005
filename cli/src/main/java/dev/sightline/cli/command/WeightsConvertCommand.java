package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.Quantity;
import dev.sightline.weights.load.StoredWeights;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline weights convert}: a PyTorch checkpoint's tensors as safetensors, bit for bit. */
@Command(
        name = "convert",
        description = {
            "Write the tensors of a PyTorch checkpoint as safetensors, under their names and in their number formats.",
            "What the file holds beside them is left out and listed; nothing in it is run."
        },
        footer = {"", "Examples:", "  sightline weights convert resnet50.pth --out resnet50.safetensors"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WeightsConvertCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file of weights; its kind is recognised by its content.")
    private Path file;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The safetensors file; must not exist.")
    private Path out;

    @Option(
            names = "--place",
            paramLabel = "KEYS",
            description = "Where in the file the tensors lie, as in ema.module (default: the customary places).")
    private @Nullable String place;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out)) {
            throw new FileAlreadyExistsException(out.toString());
        }
        StoredWeights weights = StoredWeights.read(file, Optional.ofNullable(place));
        weights.writeSafetensors(out);
        PrintWriter console = spec.commandLine().getOut();
        String where = weights.place().isEmpty() ? "" : " under '" + weights.place() + "'";
        console.println(
                out + ": " + weights.tensors().size() + " tensors" + where + ", " + Quantity.bytes(Files.size(out)));
        if (!weights.others().isEmpty()) {
            console.println(
                    "left out: " + String.join(", ", weights.others().keySet()).replaceAll("\\p{Cntrl}", "?"));
        }
        console.flush();
        return ExitCode.DONE;
    }
}
