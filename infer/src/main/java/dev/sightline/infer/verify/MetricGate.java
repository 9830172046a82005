package dev.sightline.infer.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gate 4: both sides come to the same metrics on the data.
 *
 * @param reference by name, such as AP and AP50; empty where the data holds no ground truth
 * @param candidate the same names
 * @param allowed most by which one may differ
 */
public record MetricGate(Map<String, Double> reference, Map<String, Double> candidate, double allowed) implements Gate {

    public MetricGate {
        reference = Collections.unmodifiableMap(new LinkedHashMap<>(reference));
        candidate = Collections.unmodifiableMap(new LinkedHashMap<>(candidate));
        if (!reference.keySet().equals(candidate.keySet())) {
            throw new IllegalArgumentException(
                    "both sides need the same metrics, received " + reference.keySet() + " and " + candidate.keySet());
        }
    }

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public boolean passed() {
        return reference.keySet().stream().allMatch(name -> Math.abs(difference(name)) <= allowed);
    }

    @Override
    public List<String> lines() {
        if (reference.isEmpty()) {
            return List.of("the data holds no ground truth, so there are no metrics to compare");
        }
        List<String> lines = new ArrayList<>();
        reference.forEach((name, value) -> lines.add(String.format(
                Locale.ROOT,
                "%-8s %.4f reference, %.4f candidate, difference %+.5f (allowed %s)",
                name,
                value,
                candidate.get(name),
                difference(name),
                allowed)));
        return lines;
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("difference_allowed", allowed);
        fields.put("reference", reference);
        fields.put("candidate", candidate);
        return fields;
    }

    private double difference(String name) {
        return candidate.getOrDefault(name, Double.NaN) - reference.getOrDefault(name, Double.NaN);
    }
}
