package dev.sightline.nn.cost;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Node;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.op.Shape;
import java.util.List;

/**
 * Counts parameters, multiply-adds and activation bytes of every node.
 *
 * <p>Counted as multiply-adds, per output element:
 *
 * <ul>
 *   <li>convolution: {@code inChannels / groups * kernel area}; the bias is not counted;
 *   <li>linear layer: {@code inFeatures}; the bias is not counted;
 *   <li>product of two computed matrices, as in attention: the size of the axis summed over;
 *   <li>nearest-neighbour upsampling: 1, the value it places;
 *   <li>all others: 0. Batch normalisation is among them, as it is folded into the convolution when a model is deployed.
 * </ul>
 *
 * <p>Convolutions and nearest-neighbour upsampling follow the Python package thop (Lyken17/pytorch-OpCounter, {@code
 * thop/vision/basic_hooks.py} at revision 0a5e46b); leaving batch normalisation out is ours. The choice was made because
 * it gives YOLOv8's published numbers for 80 classes at 640 x 640 to the rounding: 8.7, 28.6, 78.9, 165.2 and 257.8
 * GFLOPs. Convolutions alone give 165.1 for the fourth. That the publishers counted so is inferred from this
 * agreement. Published YOLOv8 parameter totals hold 16 more than are counted: the constants 0 to 15 of the box decoder,
 * which is not in the graph.
 */
public final class CostReader {

    private static final int FLOAT_BYTES = 4;

    private CostReader() {}

    /** The cost at the size the graph was built at. */
    public static GraphCost read(Graph graph) {
        return read(graph, ShapeReader.read(graph));
    }

    /** The cost at the size the shapes were read at. */
    public static GraphCost read(Graph graph, GraphShapes shapes) {
        return new GraphCost(
                graph.nodes().stream().map(node -> cost(node, shapes)).toList());
    }

    private static NodeCost cost(Node node, GraphShapes shapes) {
        Shape output = shapes.of(node.output());
        long parameters = node.parameters().stream()
                .filter(Parameter::isTrainable)
                .mapToLong(parameter -> parameter.shape().elements())
                .sum();
        List<Shape> inputs = node.inputs().stream().map(shapes::of).toList();
        long multiplyAdds = output.elements() * node.operation().accept(new MultiplyAddsPerElement(inputs));
        return new NodeCost(node, output, parameters, multiplyAdds, output.elements() * FLOAT_BYTES);
    }
}
