package dev.sightline.infer.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Gate 4: both sides come to the same metrics on the data.
 *
 * @param reference by name, such as AP and AP50; empty where the data holds no ground truth
 * @param candidate the same names
 * @param allowed most by which one may differ
 * @param nearTies looked for where the outputs are equal and a metric differs all the same; where they explain that, the
 *     gate holds
 */
public record MetricGate(
        Map<String, Double> reference, Map<String, Double> candidate, double allowed, Optional<NearTies> nearTies)
        implements Gate {

    public MetricGate {
        reference = Collections.unmodifiableMap(new LinkedHashMap<>(reference));
        candidate = Collections.unmodifiableMap(new LinkedHashMap<>(candidate));
        if (!reference.keySet().equals(candidate.keySet())) {
            throw new IllegalArgumentException(
                    "both sides need the same metrics, received " + reference.keySet() + " and " + candidate.keySet());
        }
    }

    /** A gate that nothing excuses. */
    static MetricGate of(Map<String, Double> reference, Map<String, Double> candidate, double allowed) {
        return new MetricGate(reference, candidate, allowed, Optional.empty());
    }

    /** Whether every metric is within what is allowed. */
    boolean agrees() {
        return reference.keySet().stream().allMatch(name -> Math.abs(difference(name)) <= allowed);
    }

    MetricGate with(NearTies found) {
        return new MetricGate(reference, candidate, allowed, Optional.of(found));
    }

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public boolean passed() {
        return agrees() || explained();
    }

    private boolean explained() {
        return nearTies.map(found -> found.explain(allowed)).orElse(false);
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
        if (!agrees() && explained()) {
            nearTies.ifPresent(found -> lines.add(found.line()));
        }
        return lines;
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("difference_allowed", allowed);
        fields.put("reference", reference);
        fields.put("candidate", candidate);
        nearTies.ifPresent(found -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("explain_the_difference", explained());
            row.put("scores_from", NearTies.LEAST);
            row.put("highest_score", found.highest());
            row.put("reference", found.reference());
            row.put("candidate", found.candidate());
            fields.put("near_ties", row);
        });
        return fields;
    }

    private double difference(String name) {
        return candidate.getOrDefault(name, Double.NaN) - reference.getOrDefault(name, Double.NaN);
    }
}
