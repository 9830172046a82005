package dev.sightline.infer.verify;

import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares raw outputs image by image. */
final class OutputComparison {

    private final Tolerance tolerance;
    private final Set<String> mismatches = new LinkedHashSet<>();
    private String notCompared = "";
    private long numbers;
    private long differing;
    private double worstExcess = Double.NEGATIVE_INFINITY;
    private @Nullable WorstElement worst;

    OutputComparison(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    /** Whether every number of this image is within the tolerance. */
    boolean add(String id, NetworkOutputs reference, NetworkOutputs candidate) {
        long before = differing + mismatches.size();
        for (Map.Entry<String, NetworkOutput> entry : reference.byName().entrySet()) {
            NetworkOutput other = candidate.byName().get(entry.getKey());
            if (other == null) {
                mismatches.add("the candidate has no output '" + entry.getKey() + "', it has "
                        + candidate.byName().keySet());
            } else if (!other.shape().equals(entry.getValue().shape())) {
                mismatches.add("the output '" + entry.getKey() + "' is " + other.shape() + " instead of "
                        + entry.getValue().shape());
            } else {
                compare(id, entry.getKey(), entry.getValue(), other);
            }
        }
        return differing + mismatches.size() == before;
    }

    /** Notes that the two sides' outputs mean different things by intent. */
    void leaveOut(String reason) {
        notCompared = reason;
    }

    OutputGate gate() {
        return new OutputGate(tolerance, numbers, differing, worst, List.copyOf(mismatches), notCompared);
    }

    private void compare(String id, String name, NetworkOutput reference, NetworkOutput candidate) {
        FloatBuffer expected = reference.values();
        FloatBuffer found = candidate.values();
        numbers += expected.limit();
        for (int i = 0; i < expected.limit(); i++) {
            double excess = excess(found.get(i), expected.get(i));
            if (excess > 0) {
                differing++;
            }
            if (excess > worstExcess) {
                worstExcess = excess;
                worst = new WorstElement(id, name, place(i, reference.shape()), found.get(i), expected.get(i));
            }
        }
    }

    /** How far beyond its tolerance a number is; 0 or less is within, and what is not a number is infinitely beyond. */
    private double excess(float value, float reference) {
        if (Float.isNaN(value) || Float.isNaN(reference)) {
            return Float.isNaN(value) && Float.isNaN(reference) ? 0 : Double.POSITIVE_INFINITY;
        }
        double allowed = tolerance.absolute() + tolerance.relative() * Math.abs((double) reference);
        double off = Math.abs((double) value - reference);
        return value == reference ? -allowed : off - allowed;
    }

    private static List<Integer> place(int index, List<Integer> shape) {
        List<Integer> place = new ArrayList<>();
        int rest = index;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            place.add(0, rest % shape.get(axis));
            rest /= shape.get(axis);
        }
        return place;
    }
}
