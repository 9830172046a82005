package dev.sightline.nn;

import dev.sightline.nn.op.Operation;
import java.util.List;
import java.util.Objects;

/**
 * One operation at its place in a graph.
 *
 * @param id unique in the graph, above the ids of all it reads
 * @param path scopes and layer name joined by dots ({@code model.0.conv}); for operations without parameters the scopes
 *     alone, so not unique
 */
public record Node(int id, String path, Operation operation, List<Value> inputs, List<Parameter> parameters) {

    public Node {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(operation, "operation");
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
    }

    /** The tensor this node makes. */
    public Value output() {
        return new Value(id, 0);
    }

    public boolean hasParameter(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    /**
     * The parameter of this name: {@code weight}, {@code bias}, {@code running_mean} or {@code running_var}.
     *
     * @throws IllegalArgumentException if this node has none of that name; the message lists those it has
     */
    public Parameter parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(where() + " has no parameter '" + name + "', only "
                        + parameters.stream().map(Parameter::name).toList()));
    }

    /** The path and kind, as messages name this node: {@code model.0.conv (Conv2d)}. */
    public String where() {
        return (path.isEmpty() ? "top level" : path) + " (" + operation.kind() + ")";
    }
}
