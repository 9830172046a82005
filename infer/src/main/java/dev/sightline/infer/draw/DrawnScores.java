package dev.sightline.infer.draw;

import dev.sightline.core.contract.Contract;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which detections are drawn.
 *
 * @param thresholds least score of each class
 */
public record DrawnScores(List<Double> thresholds) {

    /** Used where no other is given. */
    public static final double DEFAULT = .25;

    public DrawnScores {
        thresholds = List.copyOf(thresholds);
    }

    /**
     * One threshold for all classes, or those of an operating point of the model.
     *
     * @throws IllegalArgumentException if both are given, the threshold is not within 0 to 1, or there is no such point
     */
    public static DrawnScores of(Contract contract, @Nullable Double threshold, @Nullable String operatingPoint) {
        if (operatingPoint != null) {
            if (threshold != null) {
                throw new IllegalArgumentException("give --threshold or --operating-point, not both");
            }
            return new DrawnScores(contract.operatingPoint(operatingPoint).thresholds());
        }
        double least = threshold == null ? DEFAULT : threshold;
        if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException("--threshold must be within 0 to 1, received " + threshold);
        }
        return new DrawnScores(Collections.nCopies(contract.labels().size(), least));
    }

    /** Those that reach their class's threshold, in the same order. */
    public Detections of(Detections all) {
        return new Detections(all.items().stream().filter(this::reaches).toList());
    }

    private boolean reaches(Detection detection) {
        return detection.score() >= thresholds.get(detection.label());
    }
}
