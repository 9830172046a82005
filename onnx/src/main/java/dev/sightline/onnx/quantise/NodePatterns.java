package dev.sightline.onnx.quantise;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Chooses nodes by name. {@code *} stands for any text within one part of a name, {@code **} for any text, {@code ?} for
 * one character within a part; parts end at dots and slashes, and a pattern that ends at the end of a part chooses all
 * below it: {@code model.22} chooses {@code model.22.cv2.0.0.conv/Conv2d_140} and not {@code model.2.conv/Conv2d_9}.
 */
final class NodePatterns {

    private NodePatterns() {}

    /**
     * The names of the nodes that at least one pattern chooses.
     *
     * @throws IllegalArgumentException if a pattern chooses none, as a mistyped one would otherwise do nothing in silence
     */
    static Set<String> choose(GraphProto graph, List<String> patterns) {
        Set<String> chosen = new HashSet<>();
        for (String pattern : patterns) {
            Pattern compiled = compiled(pattern);
            List<String> names = graph.getNodeList().stream()
                    .map(NodeProto::getName)
                    .filter(name -> compiled.matcher(name).matches())
                    .toList();
            if (names.isEmpty()) {
                throw new IllegalArgumentException(
                        "the pattern '" + pattern + "' matches no node of the model; names are"
                                + " such as "
                                + graph.getNodeList().stream()
                                        .map(NodeProto::getName)
                                        .filter(name -> !name.isEmpty())
                                        .limit(3)
                                        .toList());
            }
            chosen.addAll(names);
        }
        return chosen;
    }

    private static Pattern compiled(String text) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("**", i)) {
                expression.append(".*");
                i++;
            } else if (c == '*') {
                expression.append("[^./]*");
            } else if (c == '?') {
                expression.append("[^./]");
            } else {
                expression.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(expression.append("([./].*)?").toString());
    }
}
