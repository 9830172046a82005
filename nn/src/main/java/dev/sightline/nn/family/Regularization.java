package dev.sightline.nn.family;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Node;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Dropout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is dropped at random while a classifier is trained. It is no part of a family's network: a graph that was built or
 * imported gets it for training alone, with the same parameters.
 *
 * @param dropout rate of the numbers that the last layer with weights reads; 0 for none
 * @param stochasticDepth rate of the last residual branch, dropped image by image; that of an earlier one is its share, in a
 *     straight line from 0 at the first block, as torchvision and timm have it; 0 for none
 */
public record Regularization(double dropout, double stochasticDepth) {

    public static final Regularization NONE = new Regularization(0, 0);

    public Regularization {
        requireRate("dropout", dropout);
        requireRate("stochastic depth", stochasticDepth);
    }

    /**
     * The graph for training. Parameters keep their paths and their order; without any rate it is the graph itself.
     *
     * @throws IllegalArgumentException if branches are to be dropped and the network has none
     */
    public Graph of(Graph graph) {
        return equals(NONE) ? graph : rewritten(graph, dropped(graph));
    }

    /** What each node reads less of, by node and position of its input. */
    private Map<Value, Map<Integer, Dropout>> dropped(Graph graph) {
        Map<Value, Map<Integer, Dropout>> dropped = new HashMap<>();
        if (stochasticDepth > 0) {
            List<ResidualBranches.Branch> branches = ResidualBranches.of(graph);
            if (branches.isEmpty()) {
                throw new IllegalArgumentException(
                        "stochastic depth drops residual branches, and this network has none");
            }
            int last = branches.get(branches.size() - 1).block();
            for (ResidualBranches.Branch branch : branches) {
                double rate = last == 0 ? stochasticDepth : stochasticDepth * branch.block() / last;
                put(dropped, branch.sum(), branch.input(), new Dropout(rate, Dropout.Unit.IMAGE));
            }
        }
        if (dropout > 0) {
            put(dropped, lastWithWeights(graph), 0, new Dropout(dropout, Dropout.Unit.NUMBER));
        }
        return dropped;
    }

    private static void put(Map<Value, Map<Integer, Dropout>> dropped, Node reader, int input, Dropout dropout) {
        if (dropout.rate() > 0) {
            dropped.computeIfAbsent(reader.output(), made -> new HashMap<>()).put(input, dropout);
        }
    }

    private static Node lastWithWeights(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.hasParameter("weight"))
                .reduce((before, after) -> after)
                .orElseThrow(() -> new IllegalArgumentException("dropout needs a layer with weights"));
    }

    /** Nodes are numbered anew, as an id is above those of all that its node reads. */
    private static Graph rewritten(Graph graph, Map<Value, Map<Integer, Dropout>> dropped) {
        Map<Value, Value> renamed = new HashMap<>();
        graph.inputs().forEach(input -> renamed.put(input.value(), input.value()));
        List<Node> nodes = new ArrayList<>();
        int next = graph.inputs().stream()
                .mapToInt(input -> input.value().producer() + 1)
                .max()
                .orElse(0);
        for (Node node : graph.nodes()) {
            List<Value> inputs = new ArrayList<>();
            for (int i = 0; i < node.inputs().size(); i++) {
                Value read = renamed.get(node.inputs().get(i));
                Dropout dropout = dropped.getOrDefault(node.output(), Map.of()).get(i);
                if (dropout != null) {
                    Node added = new Node(next++, node.path(), dropout, List.of(read), List.of());
                    nodes.add(added);
                    read = added.output();
                }
                inputs.add(read);
            }
            Node copy = new Node(next++, node.path(), node.operation(), inputs, node.parameters());
            renamed.put(node.output(), copy.output());
            nodes.add(copy);
        }
        List<GraphOutput> outputs = graph.outputs().stream()
                .map(output -> new GraphOutput(output.name(), Objects.requireNonNull(renamed.get(output.value()))))
                .toList();
        return new Graph(graph.inputs(), nodes, outputs);
    }

    private static void requireRate(String name, double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "the rate of " + name + " must be at least 0 and below 1, received " + rate);
        }
    }
}
