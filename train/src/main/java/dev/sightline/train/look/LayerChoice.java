package dev.sightline.train.look;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Node;
import dev.sightline.nn.cost.GraphShapes;
import dev.sightline.nn.cost.ShapeReader;
import dev.sightline.nn.op.Conv2d;
import dev.sightline.nn.op.Shape;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds a layer by the name a person gives it. */
final class LayerChoice {

    /** The first convolution with what normalises and activates it. */
    static final String STEM = "stem";

    /** The last maps before they are averaged or flattened. */
    static final String LAST = "last";

    private static final int SHOWN_NAMES = 40;

    private final Graph graph;
    private final GraphShapes shapes;

    LayerChoice(Graph graph) {
        this.graph = graph;
        this.shapes = ShapeReader.read(graph);
    }

    /**
     * The node whose maps belong to this name: {@code stem}, {@code last}, a layer's path, or the path of a module, of
     * which the last maps are taken.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    Node named(String name) {
        if (name.equals(STEM) && !hasPath(STEM)) {
            return afterFirstConvolution();
        }
        if (name.equals(LAST) && !hasPath(LAST)) {
            return lastOf(graph.nodes().stream().filter(this::hasMaps).toList(), name);
        }
        return lastOf(
                graph.nodes().stream()
                        .filter(node -> isWithin(node, name))
                        .filter(this::hasMaps)
                        .toList(),
                name);
    }

    /** The convolution of a layer. */
    Node convolution(String name) {
        if (name.equals(STEM) && !hasPath(STEM)) {
            return firstConvolution();
        }
        List<Node> convolutions = graph.nodes().stream()
                .filter(node -> isWithin(node, name))
                .filter(LayerChoice::isConvolution)
                .toList();
        return lastOf(convolutions, name);
    }

    /** Whether a node makes maps of more than one pixel. */
    boolean hasMaps(Node node) {
        Shape shape = shapes.of(node.output());
        return shape.rank() == 4 && shape.size(2) * shape.size(3) > 1;
    }

    private Node lastOf(List<Node> nodes, String name) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("no layer '" + name + "' with maps; there are " + STEM + ", " + LAST
                    + " and " + String.join(", ", paths()));
        }
        return nodes.get(nodes.size() - 1);
    }

    private Node firstConvolution() {
        return graph.nodes().stream()
                .filter(LayerChoice::isConvolution)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this network has no convolution"));
    }

    /** Follows the first convolution as long as one node alone reads its output and its shape stays. */
    private Node afterFirstConvolution() {
        Node at = firstConvolution();
        while (true) {
            Node from = at;
            List<Node> readers = graph.nodes().stream()
                    .filter(node -> node.inputs().contains(from.output()))
                    .toList();
            boolean goesOn = readers.size() == 1
                    && readers.get(0).inputs().size() == 1
                    && !isConvolution(readers.get(0))
                    && shapes.of(readers.get(0).output()).equals(shapes.of(from.output()));
            if (!goesOn) {
                return at;
            }
            at = readers.get(0);
        }
    }

    private static boolean isConvolution(Node node) {
        return node.operation() instanceof Conv2d;
    }

    private boolean hasPath(String name) {
        return graph.nodes().stream().anyMatch(node -> isWithin(node, name));
    }

    private static boolean isWithin(Node node, String name) {
        return node.path().equals(name) || node.path().startsWith(name + ".");
    }

    private List<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        graph.nodes().stream()
                .filter(this::hasMaps)
                .map(Node::path)
                .filter(path -> !path.isEmpty())
                .forEach(paths::add);
        List<String> all = List.copyOf(paths);
        return all.size() <= SHOWN_NAMES
                ? all
                : List.of(String.join(", ", all.subList(0, SHOWN_NAMES)), "... (" + all.size() + " in all)");
    }
}
