package dev.sightline.onnx.write;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Node;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.BatchNorm2d;
import dev.sightline.nn.op.Conv2d;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which batch normalisations become part of the convolution before them: those that alone read it. */
final class NormFolding {

    private final Map<Value, Node> normByConvolution = new HashMap<>();

    private NormFolding() {}

    /** Folds nothing. */
    static NormFolding none() {
        return new NormFolding();
    }

    static NormFolding of(Graph graph) {
        Map<Value, Integer> readers = new HashMap<>();
        graph.nodes().forEach(node -> node.inputs().forEach(value -> readers.merge(value, 1, Integer::sum)));
        graph.outputs().stream().map(GraphOutput::value).forEach(value -> readers.merge(value, 1, Integer::sum));
        Set<Value> convolved = new HashSet<>();
        NormFolding folding = new NormFolding();
        for (Node node : graph.nodes()) {
            if (node.operation() instanceof Conv2d) {
                convolved.add(node.output());
            } else if (node.operation() instanceof BatchNorm2d) {
                Value read = node.inputs().get(0);
                if (convolved.contains(read) && readers.getOrDefault(read, 0) == 1) {
                    folding.normByConvolution.put(read, node);
                }
            }
        }
        return folding;
    }

    /** The normalisation that goes into this convolution, or null. */
    @Nullable
    Node normOf(Node convolution) {
        return normByConvolution.get(convolution.output());
    }

    /** Whether this node is a normalisation that has gone into a convolution. */
    boolean isFolded(Node node) {
        return node.operation() instanceof BatchNorm2d
                && normByConvolution.containsKey(node.inputs().get(0));
    }
}
