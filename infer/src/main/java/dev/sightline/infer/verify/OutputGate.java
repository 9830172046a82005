package dev.sightline.infer.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gate 2: raw outputs agree within a tolerance.
 *
 * @param numbers compared
 * @param differing of them, further off than the tolerance
 * @param worst by how far it is off compared with what it may be; null where nothing was compared
 * @param mismatches outputs that only one side has or whose shapes differ, in words
 * @param notCompared why there is nothing to compare, where the outputs of both sides mean different things by intent;
 *     empty otherwise
 */
public record OutputGate(
        Tolerance tolerance,
        long numbers,
        long differing,
        @Nullable WorstElement worst,
        List<String> mismatches,
        String notCompared)
        implements Gate {

    private static final double ROUNDING = 1e-3;

    public OutputGate {
        Objects.requireNonNull(tolerance, "tolerance");
        mismatches = List.copyOf(mismatches);
    }

    @Override
    public String name() {
        return "outputs";
    }

    @Override
    public boolean passed() {
        return mismatches.isEmpty() && differing <= numbers * tolerance.differing();
    }

    /** Whether numbers were compared and none is further off than 32-bit arithmetic in another order makes it. */
    boolean isEqualButForRounding() {
        boolean strict = tolerance.absolute() <= ROUNDING && tolerance.relative() <= ROUNDING;
        return strict && passed() && numbers > 0 && differing == 0 && notCompared.isEmpty();
    }

    @Override
    public List<String> lines() {
        if (!notCompared.isEmpty()) {
            return List.of("not compared: " + notCompared);
        }
        List<String> lines = new ArrayList<>(mismatches);
        lines.add(String.format(Locale.ROOT, "%,d of %,d numbers beyond %s", differing, numbers, tolerance));
        if (worst != null) {
            lines.add("worst: " + worst);
        }
        return lines;
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("absolute_tolerance", tolerance.absolute());
        fields.put("relative_tolerance", tolerance.relative());
        fields.put("departing_share_allowed", tolerance.differing());
        fields.put("numbers", numbers);
        fields.put("differing", differing);
        fields.put("mismatches", mismatches);
        if (!notCompared.isEmpty()) {
            fields.put("not_compared", notCompared);
        }
        if (worst != null) {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("image", worst.image());
            place.put("output", worst.output());
            place.put("place", worst.place());
            place.put("value", worst.value());
            place.put("reference", worst.reference());
            fields.put("worst", place);
        }
        return fields;
    }
}
