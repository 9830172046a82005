package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.cli.console.Quantity;
import dev.sightline.core.text.TextTable;
import dev.sightline.deploy.weights.TensorListing;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.weights.load.LoadReport;
import dev.sightline.weights.load.StoredWeights;
import dev.sightline.weights.load.WeightsFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code sightline weights inspect}: what a file of weights holds, and how it fits a network.
 *
 * <p>The JSON document: {@code file}; {@code format} ({@code safetensors}, {@code PyTorch zip}, {@code PyTorch legacy} or
 * {@code ONNX}); {@code place}, the keys that lead to the tensors inside the file, joined by dots, empty for the top;
 * {@code file-bytes}; {@code tensors}, how many; {@code numbers} in all of them, and {@code parameters} among these, as
 * published counts have it: without running statistics and counters; {@code bytes} of all; {@code dtypes}, the count of
 * tensors by number format, as the kind of file calls it ({@code F32}, in ONNX {@code float32}); {@code entries}, an object
 * of {@code name}, {@code dtype} and {@code shape} for each tensor; {@code others}, what else the file holds, in words by
 * name. With {@code --family} also {@code load-report}, see {@link LoadReport#fields}. The tensors of an ONNX file are its
 * initialisers; floating-point constants that an exporter stored among them count as parameters.
 */
@Command(
        name = "inspect",
        description = {
            "Print what a safetensors file, a PyTorch checkpoint (.pth, .pt, .th; zip or legacy) or an ONNX file holds.",
            "Nothing in the file is run: what asks for more than tensors and containers is refused by name."
        },
        footer = {
            "",
            "Examples:",
            "  sightline weights inspect resnet50.pth",
            "  sightline weights inspect yolov8n.safetensors --family yolov8 --variant n --classes 80",
            "  sightline weights inspect checkpoint.pt --place ema.module --json",
            "  sightline weights inspect model.onnx"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WeightsInspectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file of weights; its kind is recognised by its content.")
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
        Optional<LoadReport> report = Optional.empty();
        TensorListing listing;
        if (WeightsFormat.isOnnx(file)) {
            requireNoNetwork();
            listing = TensorListing.of(OnnxModel.read(file));
        } else {
            StoredWeights weights = StoredWeights.read(file, Optional.ofNullable(place));
            listing = TensorListing.of(weights);
            report = Optional.ofNullable(network)
                    .map(choice -> LoadReport.of(weights, choice.graph(), choice.renames()));
        }
        if (json) {
            JsonDocument.print(spec.commandLine().getOut(), fields(listing, report));
        } else {
            print(spec.commandLine().getOut(), listing, report);
        }
        return ExitCode.DONE;
    }

    /** Weights are not loaded from ONNX files, so there is no fit to report. */
    private void requireNoNetwork() {
        if (network != null || place != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    file + " is an ONNX file, whose tensors are only listed: "
                            + (place != null ? "--place" : "--family")
                            + " is for safetensors files and PyTorch checkpoints, from which weights are loaded");
        }
    }

    private void print(PrintWriter out, TensorListing listing, Optional<LoadReport> report) throws IOException {
        out.println(file + ": " + listing.format() + ", " + Quantity.bytes(Files.size(file)));
        String where = listing.place().isEmpty() ? "" : " under '" + listing.place() + "'";
        out.println(String.format(
                Locale.ROOT,
                "%,d tensors%s, %,d parameters of %,d numbers, %s (%s)",
                listing.entries().size(),
                where,
                listing.parameters(),
                listing.elements(),
                Quantity.bytes(listing.bytes()),
                listing.types().entrySet().stream()
                        .map(type -> type.getValue() + " " + type.getKey())
                        .collect(Collectors.joining(", "))));
        out.println();
        TextTable tensors = new TextTable("<<<", List.of("name", "dtype", "shape"));
        listing.entries()
                .forEach(entry -> tensors.add(List.of(
                        printable(entry.name()), entry.type(), entry.shape().toString())));
        tensors.lines().forEach(out::println);
        if (!listing.others().isEmpty()) {
            out.println();
            out.println("beside them:");
            listing.others().forEach((name, words) -> out.println("  " + printable(name) + ": " + printable(words)));
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

    private Map<String, Object> fields(TensorListing listing, Optional<LoadReport> report) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", file.toString());
        fields.put("format", listing.format());
        fields.put("place", listing.place());
        fields.put("file-bytes", Files.size(file));
        fields.put("tensors", listing.entries().size());
        fields.put("numbers", listing.elements());
        fields.put("parameters", listing.parameters());
        fields.put("bytes", listing.bytes());
        fields.put("dtypes", listing.types());
        fields.put(
                "entries",
                listing.entries().stream().map(WeightsInspectCommand::fields).toList());
        fields.put("others", listing.others());
        report.ifPresent(found -> fields.put("load-report", found.fields()));
        return fields;
    }

    private static Map<String, Object> fields(TensorListing.Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", entry.name());
        fields.put("dtype", entry.type());
        fields.put("shape", entry.shape());
        return fields;
    }
}
