package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.nn.Graph;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.cost.CostReader;
import dev.sightline.nn.cost.GraphCost;
import dev.sightline.nn.cost.Summary;
import dev.sightline.nn.family.ModelOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sightline summary}: a network's layers and what they cost. */
@Command(
        name = "summary",
        description = {
            "Print a network's modules, output shapes, parameters and cost.",
            "GFLOPs are twice the multiply-adds; nothing is trained or loaded."
        },
        footer = {
            "",
            "Examples:",
            "  sightline summary --family yolov8 --scale n --classes 80 --image-size 640",
            "  sightline summary --family yolov8 --scale s --classes 3 --image-size 640x384 --json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class SummaryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--family", required = true, description = "Model family: yolov8.")
    private String family;

    @Option(names = "--scale", required = true, description = "Size within the family: n, s, m, l, x for yolov8.")
    private String scale;

    @Option(
            names = "--classes",
            defaultValue = "80",
            paramLabel = "N",
            description = "Number of classes (default: ${DEFAULT-VALUE}).")
    private int classes;

    @Option(
            names = "--image-size",
            defaultValue = "640",
            paramLabel = "N|WxH",
            converter = ImageSize.Converter.class,
            description = "The network's input in pixels (default: ${DEFAULT-VALUE}).")
    private ImageSize imageSize;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        ModelOptions options = new ModelOptions(scale, classes, imageSize.width(), imageSize.height());
        Graph graph = ModelFamilies.named(family).build(options);
        if (json) {
            JsonDocument.print(spec.commandLine().getOut(), fields(CostReader.read(graph)));
        } else {
            spec.commandLine().getOut().print(Summary.of(graph));
            spec.commandLine().getOut().flush();
        }
        return ExitCode.DONE;
    }

    private Map<String, Object> fields(GraphCost cost) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("family", family);
        fields.put("scale", scale);
        fields.put("classes", classes);
        fields.put("image-width", imageSize.width());
        fields.put("image-height", imageSize.height());
        fields.put("parameters", cost.parameters());
        fields.put("gflops", cost.gflops());
        fields.put("multiply-adds", cost.multiplyAdds());
        fields.put("activation-bytes", cost.activationBytes());
        return fields;
    }
}
