package dev.sightline.nn;

import dev.sightline.core.file.Sha256;

/**
 * A short text that is equal for two graphs of the same structure and different otherwise; checkpoints keep it to refuse
 * weights of another network.
 *
 * <p>It is the first 16 hexadecimal digits of a SHA-256 over operations with their settings, connections, parameter paths
 * and shapes, and input and output names. The size the graph was built at and the initialisers are left out: weights
 * trained at one image size fit another.
 */
public final class GraphFingerprint {

    private static final int DIGITS = 16;

    private GraphFingerprint() {}

    public static String of(Graph graph) {
        StringBuilder text = new StringBuilder();
        for (GraphInput input : graph.inputs()) {
            line(text, "input", input.name(), input.value(), input.shape().rank());
        }
        for (Node node : graph.nodes()) {
            line(text, "node", node.id(), node.path(), node.operation(), node.inputs());
            for (Parameter parameter : node.parameters()) {
                line(text, "parameter", parameter.path(), parameter.shape(), parameter.role());
            }
        }
        for (GraphOutput output : graph.outputs()) {
            line(text, "output", output.name(), output.value());
        }
        return Sha256.hex(text.toString()).substring(0, DIGITS);
    }

    private static void line(StringBuilder text, Object... parts) {
        for (Object part : parts) {
            text.append(part).append('\t');
        }
        text.append('\n');
    }
}
