package dev.sightline.train.look;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Node;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Conv2d;
import dev.sightline.nn.op.Flatten;
import dev.sightline.nn.op.GlobalAveragePool;
import dev.sightline.nn.op.Linear;
import java.util.Map;
import java.util.Optional;

/**
 * Where in an image a classifier found a class: the last maps, summed with the weights that the class gives their means
 * (Zhou et al. 2016, "Learning Deep Features for Discriminative Localization", eq. 2). Exists for networks that average
 * their last maps and have one linear layer behind.
 *
 * @param maps the node whose maps are averaged
 * @param weights {@code [classes, channels]} of the classifying layer
 */
record ClassActivation(Node maps, StoredArray weights) {

    /** Finds both; empty for a network of another kind. */
    static Optional<ClassActivation> of(Graph graph, Map<String, StoredArray> weights) {
        Node last = producer(graph, graph.outputs().get(0).value()).orElse(null);
        while (last != null && last.operation() instanceof Flatten) {
            last = producer(graph, last.inputs().get(0)).orElse(null);
        }
        if (last == null || !classifies(last)) {
            return Optional.empty();
        }
        StoredArray matrix = weights.get(last.parameter("weight").path());
        Node before = producer(graph, last.inputs().get(0)).orElse(null);
        while (before != null && before.operation() instanceof Flatten) {
            before = producer(graph, before.inputs().get(0)).orElse(null);
        }
        if (matrix == null || before == null || !(before.operation() instanceof GlobalAveragePool)) {
            return Optional.empty();
        }
        return producer(graph, before.inputs().get(0)).map(maps -> new ClassActivation(maps, matrix));
    }

    /**
     * The map of one class, {@code [height, width]}.
     *
     * @param values of the maps, {@code [channels, height, width]}
     */
    float[] map(float[] values, int pixels, int label) {
        int channels = values.length / pixels;
        float[] map = new float[pixels];
        for (int channel = 0; channel < channels; channel++) {
            float weight = weights.values()[label * channels + channel];
            for (int i = 0; i < pixels; i++) {
                map[i] += weight * values[channel * pixels + i];
            }
        }
        return map;
    }

    private static boolean classifies(Node node) {
        return node.operation() instanceof Linear
                || (node.operation() instanceof Conv2d conv
                        && conv.window().kernel().height()
                                        * conv.window().kernel().width()
                                == 1
                        && conv.groups() == 1);
    }

    private static Optional<Node> producer(Graph graph, Value value) {
        return graph.nodes().stream()
                .filter(node -> node.output().equals(value))
                .findFirst();
    }
}
