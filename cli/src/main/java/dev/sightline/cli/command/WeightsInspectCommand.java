package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.cli.console.Quantity;
import dev.sightline.cli.console.Table;
import dev.sightline.train.checkpoint.StoredTensor;
import dev.sightline.train.weights.LoadReport;
import dev.sightline.train.weights.StoredWeights;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code sightline weights inspect}: what a file of weights holds, and how it fits a network.
 *
 * <p>The JSON document: {@code file}; {@code format} ({@code safetensors}, {@code PyTorch zip} or {@code PyTorch legacy});
 * {@code place}, the keys that lead to the tensors inside the file, joined by dots, empty for the top; {@code file-bytes};
 * {@code tensors}, how many; {@code numbers} in all of them, and {@code parameters} among these, as published counts have it:
 * without running statistics and counters; {@code bytes} of all; {@code dtypes}, the count of tensors by number format; {@code entries}, an object of
 * {@code name}, {@code dtype} and {@code shape} for each tensor; {@code others}, what else the file holds, in words by
 * name. With {@code --family} also {@code load-report}, see {@link LoadReport#fields}.
 */
@Command(
        name = "inspect",
        description = {
            "Print what a safetensors file or a PyTorch checkpoint (.pth, .pt, .th; zip or legacy) holds.",
            "Nothing in the file is run: what asks for more than tensors and containers is refused by name."
        },
        footer = {
            "",
            "Examples:",
            "  sightline weights inspect resnet50.pth",
            "  sightline weights inspect yolov8n.safetensors --family yolov8 --variant n --classes 80",
            "  sightline weights inspect checkpoint.pt --place ema.module --json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WeightsInspectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file of weights; its kind is told from its content.")
    private Path file;

    @Option(
            names = "--place",
            paramLabel = "KEYS",
            description = "Where in the file the tensors lie, as in ema.module (default: the customary places).")
    private @Nullable String place;

    @ArgGroup(exclusive = false)
    private @Nullable NetworkChoice network;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        StoredWeights weights = StoredWeights.read(file, Optional.ofNullable(place));
        Optional<LoadReport> report =
                Optional.ofNullable(network).map(choice -> LoadReport.of(weights, choice.graph(), choice.renames()));
        if (json) {
            JsonDocument.print(spec.commandLine().getOut(), fields(weights, report));
        } else {
            print(spec.commandLine().getOut(), weights, report);
        }
        return ExitCode.DONE;
    }

    private void print(PrintWriter out, StoredWeights weights, Optional<LoadReport> report) throws IOException {
        out.println(file + ": " + weights.format() + ", " + Quantity.bytes(Files.size(file)));
        String where = weights.place().isEmpty() ? "" : " under '" + weights.place() + "'";
        out.println(String.format(
                Locale.ROOT,
                "%,d tensors%s, %,d parameters of %,d numbers, %s (%s)",
                weights.tensors().size(),
                where,
                weights.parameters(),
                weights.elements(),
                Quantity.bytes(weights.bytes()),
                weights.types().entrySet().stream()
                        .map(type -> type.getValue() + " " + type.getKey())
                        .collect(Collectors.joining(", "))));
        out.println();
        Table tensors = new Table("<<<", List.of("name", "dtype", "shape"));
        weights.tensors()
                .forEach((name, tensor) ->
                        tensors.add(List.of(printable(name), tensor.type().name(), Arrays.toString(tensor.shape()))));
        tensors.print(out);
        if (!weights.others().isEmpty()) {
            out.println();
            out.println("beside them:");
            weights.others().forEach((name, words) -> out.println("  " + printable(name) + ": " + printable(words)));
        }
        report.ifPresent(found -> {
            out.println();
            found.lines().forEach(line -> out.println(printable(line)));
        });
        out.flush();
    }

    /** A foreign file's text may hold characters that a terminal obeys. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private Map<String, Object> fields(StoredWeights weights, Optional<LoadReport> report) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", file.toString());
        fields.put("format", weights.format().toString());
        fields.put("place", weights.place());
        fields.put("file-bytes", Files.size(file));
        fields.put("tensors", weights.tensors().size());
        fields.put("numbers", weights.elements());
        fields.put("parameters", weights.parameters());
        fields.put("bytes", weights.bytes());
        fields.put("dtypes", weights.types());
        fields.put(
                "entries",
                weights.tensors().entrySet().stream()
                        .map(entry -> fields(entry.getKey(), entry.getValue()))
                        .toList());
        fields.put("others", weights.others());
        report.ifPresent(found -> fields.put("load-report", found.fields()));
        return fields;
    }

    private static Map<String, Object> fields(String name, StoredTensor tensor) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("dtype", tensor.type().name());
        fields.put("shape", tensor.shape());
        return fields;
    }
}
