package dev.sightline.nn.family;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a detector's training outputs are compared with the annotations of an image: the terms, their gains, and the rule
 * that assigns boxes to cells. Data alone; the module that computes with tensors visits it.
 */
public sealed interface DetectorLoss {

    /** The term of places. */
    String BOX = "box";

    /** The term of classes. */
    String CLASS = "class";

    /** The term of distributions over distances. */
    String DISTRIBUTION = "distribution";

    /** The term of whether anything is there. */
    String OBJECTNESS = "objectness";

    /** The term of raw outputs. */
    String DISTANCE = "l1";

    /** What each term is multiplied by, under the names that recipes and logs use, in the order of the log. */
    Map<String, Double> gains();

    /**
     * The same with other gains.
     *
     * @param gains one for each name of {@link #gains}
     */
    DetectorLoss withGains(Map<String, Double> gains);

    /** Hands this loss to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** Handles each kind of loss; a new kind does not compile until it is handled. */
    interface Visitor<R> {
        R visit(Aligned loss);

        R visit(Objectness loss);
    }

    /**
     * CIoU, distribution focal loss and binary cross-entropy over task-aligned assignments: the loss of YOLOv8. Reads
     * {@link TrainingMaps#BOXES} as distributions and {@link TrainingMaps#SCORES} as logits.
     *
     * @param bins distances that a side of a box is a distribution over: 0 to {@code bins - 1} strides
     * @param box gain of the CIoU term
     * @param classes gain of the class term
     * @param distribution gain of the distribution focal term
     */
    record Aligned(int bins, double box, double classes, double distribution, TaskAlignment assignment)
            implements DetectorLoss {

        public Aligned {
            Objects.requireNonNull(assignment, "assignment");
            if (bins < 2) {
                throw new IllegalArgumentException("a distribution needs 2 bins or more, received " + bins);
            }
        }

        @Override
        public Map<String, Double> gains() {
            Map<String, Double> gains = new LinkedHashMap<>();
            gains.put(BOX, box);
            gains.put(CLASS, classes);
            gains.put(DISTRIBUTION, distribution);
            return Collections.unmodifiableMap(gains);
        }

        @Override
        public Aligned withGains(Map<String, Double> gains) {
            return new Aligned(bins, gain(gains, BOX), gain(gains, CLASS), gain(gains, DISTRIBUTION), assignment);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * IoU, objectness and class terms over SimOTA assignments: the loss of YOLOX (Ge et al. 2021, section 2.1). Reads
     * {@link TrainingMaps#BOXES} as offsets and logarithms of sizes in strides, {@link TrainingMaps#OBJECTNESS} and
     * {@link TrainingMaps#SCORES} as logits.
     *
     * @param box gain of {@code 1 - IoU^2}
     * @param objectness gain of the binary cross-entropy of all cells
     * @param classes gain of the binary cross-entropy of assigned cells
     * @param distance gain of the L1 distance of raw outputs; 1 in the last epochs of the publication, 0 before
     */
    record Objectness(double box, double objectness, double classes, double distance, SimOta assignment)
            implements DetectorLoss {

        public Objectness {
            Objects.requireNonNull(assignment, "assignment");
        }

        @Override
        public Map<String, Double> gains() {
            Map<String, Double> gains = new LinkedHashMap<>();
            gains.put(BOX, box);
            gains.put(OBJECTNESS, objectness);
            gains.put(CLASS, classes);
            gains.put(DISTANCE, distance);
            return Collections.unmodifiableMap(gains);
        }

        @Override
        public Objectness withGains(Map<String, Double> gains) {
            return new Objectness(
                    gain(gains, BOX), gain(gains, OBJECTNESS), gain(gains, CLASS), gain(gains, DISTANCE), assignment);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    private static double gain(Map<String, Double> gains, String name) {
        return Objects.requireNonNull(gains.get(name), name);
    }
}
