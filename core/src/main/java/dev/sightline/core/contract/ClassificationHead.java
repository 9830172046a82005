package dev.sightline.core.contract;

import java.util.Objects;

/**
 * A classifier's output: {@code [batch, classes]}, or the same with further axes of size 1.
 *
 * @param output its name in the model file
 * @param scores how its numbers become scores
 * @param firstClass how many numbers stand before those of the first label, 0 or more: 1 where number 0 is a background
 *     class, as in models of TensorFlow's first ImageNet lists
 * @param temperature what numbers are divided by before they become scores, above 0; 1 for none. It is fitted on images
 *     not trained on, so that scores match the share of right predictions (Guo et al. 2017, "On Calibration of Modern
 *     Neural Networks"), and changes no order. Scores that are as they are have none
 */
public record ClassificationHead(String output, ScoreRule scores, int firstClass, double temperature) implements Head {

    /** How a classifier's numbers become scores within 0 to 1. */
    public enum ScoreRule {
        /** They are scores already. */
        AS_THEY_ARE,
        /** {@code exp(x_i) / sum over j of exp(x_j)}, over all numbers of the output: one class is right. */
        SOFTMAX,
        /** {@code 1 / (1 + exp(-x))}, each on its own: any number of classes is right. */
        SIGMOID
    }

    public ClassificationHead {
        Objects.requireNonNull(scores, "scores");
        if (output.isBlank()) {
            throw new IllegalArgumentException("a classifier's output needs its name");
        }
        if (firstClass < 0) {
            throw new IllegalArgumentException("the first class must be at 0 or more, received " + firstClass);
        }
        if (!(temperature > 0 && Double.isFinite(temperature))) {
            throw new IllegalArgumentException("the temperature must be above 0, received " + temperature);
        }
        if (scores == ScoreRule.AS_THEY_ARE && temperature != 1) {
            throw new IllegalArgumentException(
                    "numbers that are scores already have no temperature, received " + temperature);
        }
    }

    /** Without a temperature. */
    public ClassificationHead(String output, ScoreRule scores, int firstClass) {
        this(output, scores, firstClass, 1);
    }

    /**
     * A head that must be a classifier's.
     *
     * @param user what takes no other kind, for the message
     * @throws IllegalArgumentException if it is of another kind
     */
    public static ClassificationHead of(Head head, String user) {
        if (head instanceof ClassificationHead own) {
            return own;
        }
        throw new IllegalArgumentException(
                user + ": the outputs of a classifier are needed, received those of " + head.kind());
    }

    @Override
    public String kind() {
        return "a classifier";
    }

    @Override
    public Head calibratedAs(Head exported) {
        return exported instanceof ClassificationHead fitted && scores == fitted.scores()
                ? new ClassificationHead(output, scores, firstClass, fitted.temperature())
                : this;
    }

    @Override
    public <R> R accept(Head.Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
