package dev.sightline.nn.family;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Node;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Add;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The residual branches of a network, found in its graph: of the two tensors that a sum adds, the one made from the other; where
 * neither is, as with a shortcut that has a convolution, the one with more operations behind it.
 */
final class ResidualBranches {

    /**
     * One branch.
     *
     * @param sum adds it to its shortcut
     * @param input of the sum that is the branch
     * @param block counted from 0; sums at one path follow each other in one block, as attention and perceptron of a
     *     transformer's
     */
    record Branch(Node sum, int input, int block) {}

    private final Map<Value, BitSet> ancestors = new HashMap<>();
    private final Map<Value, Integer> depths = new HashMap<>();

    private ResidualBranches() {}

    /** In the order of their sums. */
    static List<Branch> of(Graph graph) {
        return new ResidualBranches().found(graph);
    }

    private List<Branch> found(Graph graph) {
        List<Branch> branches = new ArrayList<>();
        graph.inputs().forEach(input -> remember(input.value(), List.of()));
        int block = -1;
        String path = "";
        for (Node node : graph.nodes()) {
            remember(node.output(), node.inputs());
            int input = node.operation() instanceof Add ? branch(node.inputs()) : -1;
            if (input >= 0) {
                block = path.isEmpty() || !path.equals(node.path()) ? block + 1 : block;
                path = node.path();
                branches.add(new Branch(node, input, block));
            }
        }
        return branches;
    }

    private void remember(Value made, List<Value> read) {
        BitSet all = new BitSet();
        int depth = 0;
        for (Value value : read) {
            all.or(ancestorsOf(value));
            all.set(value.producer());
            depth = Math.max(depth, depthOf(value) + 1);
        }
        ancestors.put(made, all);
        depths.put(made, depth);
    }

    /** The position of the branch; -1 where neither tensor is one. */
    private int branch(List<Value> added) {
        Value first = added.get(0);
        Value second = added.get(1);
        if (ancestorsOf(first).get(second.producer())) {
            return 0;
        }
        if (ancestorsOf(second).get(first.producer())) {
            return 1;
        }
        int difference = depthOf(first) - depthOf(second);
        return difference == 0 ? -1 : difference > 0 ? 0 : 1;
    }

    private BitSet ancestorsOf(Value value) {
        return Objects.requireNonNull(ancestors.get(value));
    }

    private int depthOf(Value value) {
        return Objects.requireNonNull(depths.get(value));
    }
}
