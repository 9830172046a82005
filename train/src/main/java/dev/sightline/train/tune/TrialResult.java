package dev.sightline.train.tune;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What came of training a trial.
 *
 * @param trial its number
 * @param epochs it was to be trained for
 * @param status how it ended
 * @param metric the best on the validation split; empty unless it is done
 * @param seconds it took
 * @param run its run folder, relative to the search's
 * @param reason why it failed, in a line; else empty
 * @param values by key
 */
public record TrialResult(
        int trial,
        int epochs,
        Status status,
        OptionalDouble metric,
        double seconds,
        String run,
        String reason,
        Map<String, String> values) {

    /** Best first: the higher metric, then the lower number; those without a metric last. */
    public static final Comparator<TrialResult> BEST_FIRST = Comparator.comparingDouble(
                    (TrialResult result) -> -result.metric().orElse(Double.NEGATIVE_INFINITY))
            .thenComparingInt(TrialResult::trial);

    /** How a trial ended. */
    public enum Status {
        DONE,
        /** The loss or the weights came to be no numbers. */
        DIVERGED,
        FAILED
    }

    public TrialResult {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(metric, "metric");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** As fields of a JSON document. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("trial", trial);
        fields.put("epochs", epochs);
        fields.put("status", status.name().toLowerCase(Locale.ROOT));
        metric.ifPresent(value -> fields.put("metric", value));
        fields.put("seconds", seconds);
        fields.put("run", run);
        if (!reason.isEmpty()) {
            fields.put("reason", reason);
        }
        fields.put("values", values);
        return fields;
    }
}
