package dev.sightline.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.cli.console.Quantity;
import dev.sightline.core.text.TextTable;
import dev.sightline.onnx.Dimension;
import dev.sightline.onnx.read.ModelDescription;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.read.TensorDescription;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline inspect}: what an ONNX file holds, ours or foreign. */
@Command(
        name = "inspect",
        description = {
            "Print what an ONNX file holds: inputs, outputs, operators, parameters, size and metadata.",
            "The file's structure is checked; nothing is run."
        },
        footer = {"", "Examples:", "  sightline inspect model.onnx", "  sightline inspect model.onnx --json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class InspectCommand implements Callable<Integer> {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "An ONNX file.")
    private Path file;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        ModelDescription description = OnnxModel.read(file).describe();
        if (json) {
            JsonDocument.print(spec.commandLine().getOut(), fields(description));
        } else {
            print(spec.commandLine().getOut(), description);
        }
        return ExitCode.DONE;
    }

    private void print(PrintWriter out, ModelDescription description) {
        out.println(file + ": " + Quantity.bytes(description.bytes()) + ", "
                + String.format(Locale.ROOT, "%,d", description.parameters()) + " parameters"
                + (description.parameterType().isEmpty() ? "" : ", " + description.parameterType())
                + (description.isQuantized() ? ", quantised" : ""));
        out.println("written by " + (description.producer().isEmpty() ? "an unnamed program" : description.producer())
                + ", format " + description.irVersion() + ", operator sets " + opsets(description));
        out.println();
        TextTable tensors = new TextTable("<<<<", List.of("", "name", "type", "shape"));
        description.inputs().forEach(tensor -> tensors.add(row("input", tensor)));
        description.outputs().forEach(tensor -> tensors.add(row("output", tensor)));
        tensors.lines().forEach(out::println);
        out.println();
        TextTable operators = new TextTable("<>", List.of("operator", "count"));
        description.operators().forEach((name, count) -> operators.add(List.of(name, Integer.toString(count))));
        operators.lines().forEach(out::println);
        description.metadata().forEach((key, value) -> {
            out.println();
            out.println(key + ":");
            document(value)
                    .map(JsonNode::toPrettyString)
                    .orElse(value)
                    .lines()
                    .forEach(line -> out.println("  " + line));
        });
        out.flush();
    }

    private static List<String> row(String kind, TensorDescription tensor) {
        String shape = tensor.ranked() ? tensor.dimensions().toString() : "unknown";
        return List.of(kind, tensor.name(), tensor.elementType(), shape);
    }

    private static String opsets(ModelDescription description) {
        return description.opsets().entrySet().stream()
                .map(opset -> opset.getKey() + " " + opset.getValue())
                .collect(Collectors.joining(", "));
    }

    private Map<String, Object> fields(ModelDescription description) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", file.toString());
        fields.put("bytes", description.bytes());
        fields.put("parameters", description.parameters());
        fields.put("parameter-type", description.parameterType());
        fields.put("quantised", description.isQuantized());
        fields.put("ir-version", description.irVersion());
        fields.put("opsets", description.opsets());
        fields.put("producer", description.producer());
        fields.put(
                "inputs",
                description.inputs().stream().map(InspectCommand::fields).toList());
        fields.put(
                "outputs",
                description.outputs().stream().map(InspectCommand::fields).toList());
        fields.put("operators", description.operators());
        Map<String, Object> metadata = new LinkedHashMap<>();
        description
                .metadata()
                .forEach((key, value) -> metadata.put(
                        key, document(value).<Object>map(node -> node).orElse(value)));
        fields.put("metadata", metadata);
        return fields;
    }

    private static Map<String, Object> fields(TensorDescription tensor) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", tensor.name());
        fields.put("type", tensor.elementType());
        fields.put(
                "shape",
                tensor.ranked()
                        ? tensor.dimensions().stream().map(InspectCommand::size).toList()
                        : null);
        return fields;
    }

    private static Object size(Dimension dimension) {
        return dimension.isDynamic() ? dimension.name() : (Object) dimension.size();
    }

    /** The value as JSON where it is an object or a list; other words are shown as they stand. */
    private static Optional<JsonNode> document(String value) {
        try {
            JsonNode node = MAPPER.readTree(value);
            return Optional.ofNullable(node).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
