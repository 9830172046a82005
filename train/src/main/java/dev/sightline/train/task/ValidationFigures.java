package dev.sightline.train.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The figures of one validation.
 *
 * @param figures by name, in the order to show them in; one that could not be taken is left out
 * @param chosen which of them decides the best epoch: higher is better
 */
public record ValidationFigures(Map<String, Double> figures, String chosen) {

    public ValidationFigures {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** The deciding figure; not a number if it could not be taken. */
    public double value() {
        return figures.getOrDefault(chosen, Double.NaN);
    }

    /** The figures of these names for a line of text, two spaces before each. */
    public String shown(List<String> names) {
        return names.stream()
                .map(name -> "  " + name + " "
                        + (figures.containsKey(name) ? String.format(Locale.ROOT, "%.3f", figures.get(name)) : "-"))
                .collect(Collectors.joining());
    }
}
