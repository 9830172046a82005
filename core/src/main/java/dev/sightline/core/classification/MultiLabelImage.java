package dev.sightline.core.classification;

import java.util.List;

/**
 * A classifier's raw prediction for one image that may show any number of classes.
 *
 * <p>The array is shared, not copied: read-only for whoever holds the value.
 *
 * @param id what reports name the image by
 * @param labels the classes it shows, counted from 0, rising; may be empty
 * @param logits one for each class, finite: what the sigmoid takes
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of classes; a list would box each number
public record MultiLabelImage(String id, List<Integer> labels, double[] logits) {

    public MultiLabelImage {
        labels = List.copyOf(labels);
        for (int label : labels) {
            if (label < 0 || label >= logits.length) {
                throw new IllegalArgumentException(
                        "image " + id + " has class " + label + ", there are " + logits.length + " logits");
            }
        }
        for (int i = 0; i < logits.length; i++) {
            if (!Double.isFinite(logits[i])) {
                throw new IllegalArgumentException("image " + id + " has the logit " + logits[i] + " for class " + i);
            }
        }
    }

    public boolean shows(int label) {
        return labels.contains(label);
    }

    /** {@code 1 / (1 + exp(-x))} of a class's logit: how sure the classifier is that the class is shown. */
    public double score(int label) {
        return 1 / (1 + Math.exp(-logits[label]));
    }

    /** Whether the class is predicted: its score is one half or more. */
    public boolean predicts(int label) {
        return logits[label] >= 0;
    }

    /** How far the score is from the target, 0 to 1. */
    public double error(int label) {
        return shows(label) ? 1 - score(label) : score(label);
    }

    /** The class of the largest error; of equal ones, the lowest number. */
    public int worstClass() {
        int worst = 0;
        for (int label = 1; label < logits.length; label++) {
            worst = error(label) > error(worst) ? label : worst;
        }
        return worst;
    }

    /** Mean binary cross-entropy over the classes, in nats, computed without overflow. */
    public double loss() {
        double sum = 0;
        for (int label = 0; label < logits.length; label++) {
            double against = shows(label) ? -logits[label] : logits[label];
            sum += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
        }
        return sum / logits.length;
    }
}
