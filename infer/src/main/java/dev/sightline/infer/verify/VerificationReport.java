package dev.sightline.infer.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a verification found, gate by gate.
 *
 * @param gates all four, in order, whether an earlier one failed or not
 * @param differing images whose predictions differ in the high bands
 * @param difference the first layer that differs, where gate 2 failed and the layers could be compared
 */
public record VerificationReport(
        String reference,
        String candidate,
        List<Gate> gates,
        List<DifferingImage> differing,
        Optional<LayerDifference> difference) {

    public VerificationReport {
        gates = List.copyOf(gates);
        differing = List.copyOf(differing);
    }

    public boolean passed() {
        return gates.stream().allMatch(Gate::passed);
    }

    /** Whether the gate of this name passed. */
    public boolean passed(String gate) {
        return gates.stream().filter(one -> one.name().equals(gate)).allMatch(Gate::passed);
    }

    public VerificationReport withDifference(LayerDifference found) {
        return new VerificationReport(reference, candidate, gates, differing, Optional.of(found));
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < gates.size(); i++) {
            Gate gate = gates.get(i);
            lines.add("gate " + (i + 1) + ", " + gate.name() + ": " + (gate.passed() ? "holds" : "DOES NOT HOLD"));
            gate.lines().forEach(line -> lines.add("  " + line));
        }
        difference.ifPresent(found -> lines.add("first layer that differs: " + found));
        return lines;
    }

    /** For programs. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("passed", passed());
        fields.put("reference", reference);
        fields.put("candidate", candidate);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Gate gate : gates) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("gate", gate.name());
            row.put("passed", gate.passed());
            row.putAll(gate.fields());
            rows.add(row);
        }
        fields.put("gates", rows);
        fields.put(
                "differing_images", differing.stream().map(DifferingImage::id).toList());
        difference.ifPresent(found -> fields.put("first_departing_layer", found.fields()));
        return fields;
    }
}
