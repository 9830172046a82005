package dev.sightline.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network as a value: what goes in, which operations follow in which order, what comes out, and the parameters they
 * own. Holds no numbers of any tensor and no native code; readers run it, count it, print it or write it to a file.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param nodes in an order in which each reads only what stands before it
 */
public record Graph(List<GraphInput> inputs, List<Node> nodes, List<GraphOutput> outputs) {

    public Graph {
        inputs = List.copyOf(inputs);
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw new IllegalArgumentException("a graph needs at least one input and one output, received "
                    + inputs.size() + " and " + outputs.size());
        }
        requireUnique(inputs.stream().map(GraphInput::name).toList(), "inputs", "name");
        requireUnique(outputs.stream().map(GraphOutput::name).toList(), "outputs", "name");
        requireUnique(parameterPaths(nodes), "parameters", "path");
        requireMadeBeforeRead(inputs, nodes, outputs);
    }

    /** All parameters in the order of their nodes. */
    public List<Parameter> parameters() {
        return nodes.stream().flatMap(node -> node.parameters().stream()).toList();
    }

    /**
     * The parameter at this path.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Parameter parameter(String path) {
        return nodes.stream()
                .flatMap(node -> node.parameters().stream())
                .filter(parameter -> parameter.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the graph has no parameter '" + path + "'"));
    }

    /** One more than the largest {@link Value#producer}: the length of an array that holds one tensor per producer. */
    public int producerCount() {
        int afterInputs = inputs.stream()
                .mapToInt(input -> input.value().producer() + 1)
                .max()
                .orElse(0);
        return Math.max(
                afterInputs,
                nodes.stream().mapToInt(node -> node.id() + 1).max().orElse(0));
    }

    /**
     * The output of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public GraphOutput output(String name) {
        return outputs.stream()
                .filter(output -> output.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no output '" + name + "'; outputs are "
                        + outputs.stream().map(GraphOutput::name).toList()));
    }

    /**
     * The same network with some of its outputs, without what only the others need.
     *
     * @param names of outputs, in the order wanted
     * @throws IllegalArgumentException if there is no output of a name; the message lists those there are
     */
    public Graph keeping(List<String> names) {
        List<GraphOutput> chosen = names.stream().map(this::output).toList();
        return chosen.equals(outputs) ? this : new Graph(inputs, nodes, chosen).pruned();
    }

    /** The same network without nodes that no output needs. */
    public Graph pruned() {
        Set<Value> needed = new HashSet<>();
        outputs.forEach(output -> needed.add(output.value()));
        List<Node> kept = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (needed.contains(node.output())) {
                needed.addAll(node.inputs());
                kept.add(node);
            }
        }
        Collections.reverse(kept);
        return new Graph(inputs, kept, outputs);
    }

    private static List<String> parameterPaths(List<Node> nodes) {
        return nodes.stream()
                .flatMap(node -> node.parameters().stream())
                .map(Parameter::path)
                .toList();
    }

    private static void requireUnique(List<String> names, String what, String key) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("two " + what + " of a graph have the " + key + " '" + name + "'");
            }
        }
    }

    private static void requireMadeBeforeRead(List<GraphInput> inputs, List<Node> nodes, List<GraphOutput> outputs) {
        Set<Value> made = new HashSet<>();
        for (GraphInput input : inputs) {
            if (!made.add(input.value())) {
                throw new IllegalArgumentException("input '" + input.name() + "' repeats " + input.value());
            }
        }
        for (Node node : nodes) {
            for (Value value : node.inputs()) {
                requireMade(made, value, node.where());
            }
            if (!made.add(node.output())) {
                throw new IllegalArgumentException(node.where() + " repeats the id " + node.id());
            }
        }
        for (GraphOutput output : outputs) {
            requireMade(made, output.value(), "output '" + output.name() + "'");
        }
    }

    private static void requireMade(Set<Value> made, Value value, String reader) {
        if (!made.contains(value)) {
            throw new IllegalArgumentException(reader + " reads " + value + ", which nothing before it makes");
        }
    }
}
