package dev.sightline.train.task;

import dev.sightline.core.evaluation.Evaluation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The metrics of one validation.
 *
 * @param metrics by name, in the order to show them in; one that could not be taken is left out
 * @param chosen which of them decides the best epoch: higher is better
 */
public record ValidationMetrics(Map<String, Double> metrics, String chosen) {

    /** What the column of a validation's loss is called. */
    static final String LOSS = "validation-loss";

    public ValidationMetrics {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** The leading metrics of an evaluation, its first deciding; a loss gets a name apart from training losses. */
    static ValidationMetrics of(Evaluation evaluation) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (String name : evaluation.leading()) {
            evaluation.metric(name).ifPresent(value -> metrics.put(name.equals("loss") ? LOSS : name, value));
        }
        return new ValidationMetrics(metrics, evaluation.leading().get(0));
    }

    /** The deciding metric; not a number if it could not be taken. */
    public double value() {
        return metrics.getOrDefault(chosen, Double.NaN);
    }

    /** The metrics of these names for a line of text, two spaces before each. */
    public String shown(List<String> names) {
        return names.stream()
                .map(name -> "  " + name + " "
                        + (metrics.containsKey(name) ? String.format(Locale.ROOT, "%.3f", metrics.get(name)) : "-"))
                .collect(Collectors.joining());
    }
}
