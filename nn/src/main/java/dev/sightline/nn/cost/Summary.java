package dev.sightline.nn.cost;

import dev.sightline.core.text.TextTable;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphInput;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A network as a plain-text table: one row per module, then the outputs and the totals.
 *
 * <p>A module is the run of nodes whose paths begin with the same two scopes ({@code model.0}); its output is that of its
 * last node. Counting is {@link CostReader}'s.
 */
public final class Summary {

    private static final int MODULE_DEPTH = 2;

    private final Graph graph;
    private final GraphShapes shapes;
    private final GraphCost cost;

    private Summary(Graph graph, GraphShapes shapes) {
        this.graph = graph;
        this.shapes = shapes;
        this.cost = CostReader.read(graph, shapes);
    }

    /** The table at the size the graph was built at. */
    public static String of(Graph graph) {
        return of(graph, ShapeReader.read(graph));
    }

    /** The table at the size the shapes were read at. */
    public static String of(Graph graph, GraphShapes shapes) {
        return new Summary(graph, shapes).text();
    }

    private String text() {
        TextTable table = new TextTable("><<<>>", List.of("#", "module", "layers", "output", "parameters", "GFLOPs"));
        int index = 0;
        for (Map.Entry<String, List<NodeCost>> module : modules().entrySet()) {
            table.add(row(index++, module.getKey(), module.getValue()));
        }
        table.rule();
        table.add(List.of(
                "",
                "total",
                "",
                "",
                String.format(Locale.ROOT, "%,d", cost.parameters()),
                gflops(cost.multiplyAdds())));
        return lines("input", graph.inputs().stream().map(this::described).toList())
                + String.join("\n", table.lines()) + "\n"
                + lines("output", graph.outputs().stream().map(this::described).toList())
                + totals();
    }

    private Map<String, List<NodeCost>> modules() {
        Map<String, List<NodeCost>> modules = new LinkedHashMap<>();
        for (NodeCost node : cost.nodes()) {
            modules.computeIfAbsent(module(node.node()), name -> new ArrayList<>())
                    .add(node);
        }
        return modules;
    }

    private static String module(Node node) {
        String[] scopes = node.path().split("\\.", MODULE_DEPTH + 1);
        return String.join(".", List.of(scopes).subList(0, Math.min(scopes.length, MODULE_DEPTH)));
    }

    private static List<String> row(int index, String name, List<NodeCost> nodes) {
        long parameters = nodes.stream().mapToLong(NodeCost::parameters).sum();
        long multiplyAdds = nodes.stream().mapToLong(NodeCost::multiplyAdds).sum();
        return List.of(
                String.valueOf(index),
                name,
                layers(nodes),
                nodes.get(nodes.size() - 1).output().toString(),
                String.format(Locale.ROOT, "%,d", parameters),
                gflops(multiplyAdds));
    }

    /** The labels in order of first appearance, each with how often it occurs. */
    private static String layers(List<NodeCost> nodes) {
        Map<String, Long> counts = nodes.stream()
                .map(node -> node.node().operation().accept(new LayerLabel()))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.groupingBy(label -> label, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() == 1 ? entry.getKey() : entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private String described(GraphInput input) {
        return input.name() + " " + shapes.of(input.value());
    }

    private String described(GraphOutput output) {
        return output.name() + " " + shapes.of(output.value());
    }

    private static String lines(String what, List<String> items) {
        return items.stream().map(item -> what + " " + item + "\n").collect(Collectors.joining());
    }

    private String totals() {
        return String.format(
                Locale.ROOT,
                "%d operations, %.1f M parameters, %.1f GFLOPs, %.1f MiB of activations as 32-bit floats\n",
                cost.nodes().size(),
                cost.parameters() / 1e6,
                cost.gflops(),
                cost.activationBytes() / (double) (1 << 20));
    }

    private static String gflops(long multiplyAdds) {
        return String.format(Locale.ROOT, "%.3f", 2e-9 * multiplyAdds);
    }
}
