package dev.sightline.nn;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Chooses parameters by their path, as freezing and learning-rate groups do.
 *
 * <p>{@code *} stands for any text within one part of the path, {@code **} for any text across parts, {@code ?} for one
 * character other than a dot; everything else stands for itself. A pattern that ends at the end of a part chooses all
 * below it: {@code model.0} chooses {@code model.0.conv.weight} and not {@code model.01.conv.weight}.
 *
 * @param text for example {@code model.?} (modules 0 to 9), {@code **.bn} or {@code **.bias}
 */
public record ParameterPattern(String text) {

    public ParameterPattern {
        if (text.isBlank() || !text.equals(text.strip())) {
            throw new IllegalArgumentException(
                    "a parameter pattern needs text without blanks around it, as in model.0, received '" + text + "'");
        }
    }

    public boolean matches(Parameter parameter) {
        return matches(parameter.path());
    }

    public boolean matches(String path) {
        return compiled().matcher(path).matches();
    }

    /**
     * Those of the graph's parameters that this pattern chooses, in order.
     *
     * @throws IllegalArgumentException if there are none, as a mistyped pattern would otherwise freeze nothing in silence
     */
    public List<Parameter> choose(Graph graph) {
        Pattern pattern = compiled();
        List<Parameter> chosen = graph.parameters().stream()
                .filter(parameter -> pattern.matcher(parameter.path()).matches())
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("the pattern '" + text + "' matches no parameter; paths run from "
                    + graph.parameters().stream()
                            .map(Parameter::path)
                            .findFirst()
                            .orElse("none") + " on");
        }
        return chosen;
    }

    private Pattern compiled() {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("**", i)) {
                expression.append(".*");
                i++;
            } else if (c == '*') {
                expression.append("[^.]*");
            } else if (c == '?') {
                expression.append("[^.]");
            } else {
                expression.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(expression.append("(\\..*)?").toString());
    }
}
