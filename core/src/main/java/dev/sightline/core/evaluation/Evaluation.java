package dev.sightline.core.evaluation;

import dev.sightline.core.contract.OperatingPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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
 * @param trainedOn how many of the images the model was trained on; empty where that is not known
 */
public record Evaluation(
        String title,
        int images,
        Map<String, OptionalDouble> metrics,
        List<String> leading,
        ClassTable classes,
        List<OperatingPoint> operatingPoints,
        Map<String, @Nullable Object> details,
        List<String> notes,
        OptionalInt trainedOn) {

    public Evaluation {
        Objects.requireNonNull(trainedOn, "trainedOn");
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
        trainedOn.ifPresent(count -> fields.put("trained_on_images", count));
        if (!notes.isEmpty()) {
            fields.put("notes", notes);
        }
        return fields;
    }

    /** With further notes. */
    public Evaluation withNotes(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Evaluation(title, images, metrics, leading, classes, operatingPoints, details, all, trainedOn);
    }

    /** With further fields of the JSON document. */
    public Evaluation withDetails(Map<String, ? extends @Nullable Object> more) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(details);
        all.putAll(more);
        return new Evaluation(title, images, metrics, leading, classes, operatingPoints, all, notes, trainedOn);
    }

    /** Knowing how many of the images were trained on, which the first note states where there are any. */
    public Evaluation withTrainedOn(int count) {
        Evaluation known = new Evaluation(
                title, images, metrics, leading, classes, operatingPoints, details, List.of(), OptionalInt.of(count));
        List<String> all = new ArrayList<>();
        known.warning().ifPresent(all::add);
        all.addAll(notes);
        return known.withNotes(all);
    }

    /** What must not be overlooked: that images were scored which the model was trained on. */
    public Optional<String> warning() {
        int count = trainedOn.orElse(0);
        return count == 0
                ? Optional.empty()
                : Optional.of(count + " of the " + images
                        + " images scored were trained on: these metrics do not hold for new images");
    }
}
