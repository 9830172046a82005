package dev.sightline.core.contract;

import java.util.List;

/**
 * A named choice of score thresholds, one for each class: what "balanced" or "miss nothing" means for this model.
 *
 * @param thresholds by class number; a detection counts if its score is at least its class's threshold; within 0 to 1
 */
public record OperatingPoint(String name, List<Double> thresholds) {

    /** The point where each class's F1 on the validation images is highest. */
    public static final String BALANCED = "balanced";

    public OperatingPoint {
        thresholds = List.copyOf(thresholds);
        if (name.isBlank()) {
            throw new IllegalArgumentException("an operating point needs a name");
        }
        if (thresholds.isEmpty() || !thresholds.stream().allMatch(value -> value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("operating point '" + name
                    + "' needs a threshold within 0 to 1 for each class, received " + thresholds);
        }
    }
}
