package dev.sightline.core.evaluation;

import dev.sightline.core.contract.OperatingPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How good a model's predictions on annotated images are, whatever the task. Runs, model files, gates, reports and
 * commands read only this.
 *
 * @param title what kind of metrics they are, such as {@code Detection metrics}
 * @param images how many were predicted
 * @param metrics by name, in the order to show them in; empty where there was nothing of that kind to find
 * @param leading names of the most informative metrics; the first decides which of two models is better
 * @param classes a row for each class
 * @param operatingPoints thresholds that these predictions suggest; may be empty
 * @param details what a JSON document holds beside the metrics, in order
 * @param notes caveats about the metrics
 */
public record Evaluation(
        String title,
        int images,
        Map<String, OptionalDouble> metrics,
        List<String> leading,
        ClassTable classes,
        List<OperatingPoint> operatingPoints,
        Map<String, @Nullable Object> details,
        List<String> notes) {

    public Evaluation {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(classes, "classes");
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        leading = List.copyOf(leading);
        operatingPoints = List.copyOf(operatingPoints);
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        notes = List.copyOf(notes);
        if (leading.isEmpty() || !metrics.keySet().containsAll(leading)) {
            throw new IllegalArgumentException(
                    "the leading metrics must be among " + metrics.keySet() + ", received " + leading);
        }
    }

    /** The metric of this name; empty where there was nothing of that kind to find, or no such metric. */
    public OptionalDouble metric(String name) {
        return metrics.getOrDefault(name, OptionalDouble.empty());
    }

    /** The metrics, null where there is none, the details, and the notes where there are any: as fields of a JSON document. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> fields.put(name, metric.isPresent() ? metric.getAsDouble() : null));
        fields.putAll(details);
        if (!notes.isEmpty()) {
            fields.put("notes", notes);
        }
        return fields;
    }

    /** With further notes. */
    public Evaluation withNotes(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Evaluation(title, images, metrics, leading, classes, operatingPoints, details, all);
    }
}
