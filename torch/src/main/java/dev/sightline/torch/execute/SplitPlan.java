package dev.sightline.torch.execute;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Node;
import dev.sightline.nn.op.Slice;
import dev.sightline.nn.op.SliceChannels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which slices of a graph are together one split: slices of one value along one axis that cover it without gap or overlap.
 *
 * <p>The gradient of a slice is a map of zeros, in the layout of rows, with the slice's gradient copied into it; that of a
 * split is one concatenation, which keeps channels innermost. So the gradients of all layers before it stay in the layout
 * that their kernels read.
 */
final class SplitPlan {

    private final Map<Integer, Split> byNode = new LinkedHashMap<>();

    private SplitPlan() {}

    /**
     * Slices that follow each other from the start of one value.
     *
     * @param nodes ids of the slices, in the order of what they take
     */
    record Split(int axis, List<Integer> nodes, List<Integer> sizes) {

        /** Whether they cover a value of this size along the axis. */
        boolean covers(long size) {
            return size == sizes.stream().mapToInt(Integer::intValue).sum();
        }
    }

    static SplitPlan of(Graph graph) {
        Map<Source, List<Part>> parts = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            part(node)
                    .ifPresent(part -> parts.computeIfAbsent(
                                    new Source(node.inputs().get(0).producer(), part.axis()),
                                    source -> new ArrayList<>())
                            .add(part));
        }
        SplitPlan plan = new SplitPlan();
        parts.forEach((source, slices) -> plan.add(source, slices));
        return plan;
    }

    /** The split that a node is part of, if it is one. */
    Optional<Split> at(Node node) {
        return Optional.ofNullable(byNode.get(node.id()));
    }

    private void add(Source source, List<Part> parts) {
        List<Part> ordered =
                parts.stream().sorted(Comparator.comparingInt(Part::from)).toList();
        int end = 0;
        for (Part part : ordered) {
            if (part.from() != end) {
                return;
            }
            end = part.to();
        }
        if (ordered.size() < 2) {
            return;
        }
        Split split = new Split(
                source.axis(),
                ordered.stream().map(part -> part.node().id()).toList(),
                ordered.stream().map(part -> part.to() - part.from()).toList());
        split.nodes().forEach(node -> byNode.put(node, split));
    }

    private static Optional<Part> part(Node node) {
        if (node.operation() instanceof SliceChannels slice) {
            return Optional.of(new Part(node, 1, slice.from(), slice.to()));
        }
        if (node.operation() instanceof Slice slice) {
            return Optional.of(new Part(node, slice.axis(), slice.from(), slice.to()));
        }
        return Optional.empty();
    }

    private record Source(int producer, int axis) {}

    private record Part(Node node, int axis, int from, int to) {}
}
