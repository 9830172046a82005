package dev.sightline.infer.verify;

import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import java.util.List;
import java.util.Map;

/**
 * How often each side of classifiers is right: {@code top1}, the share of images whose best class is theirs; where any
 * number of classes is right, {@code classes}, the share of classes predicted correctly over all images.
 */
final class ClassMetric {

    private String name = "top1";
    private int judged;
    private int referenceRight;
    private int candidateRight;

    void add(List<Integer> labels, Classification reference, Classification candidate) {
        if (reference.exclusive() && labels.size() == 1) {
            judged++;
            referenceRight += labels.contains(reference.best().label()) ? 1 : 0;
            candidateRight += labels.contains(candidate.best().label()) ? 1 : 0;
        } else if (!reference.exclusive()) {
            name = "classes";
            judged += reference.items().size();
            referenceRight += right(labels, reference);
            candidateRight += right(labels, candidate);
        }
    }

    boolean isEmpty() {
        return judged == 0;
    }

    MetricGate gate(double allowed) {
        return MetricGate.of(
                Map.of(name, (double) referenceRight / judged),
                Map.of(name, (double) candidateRight / judged),
                allowed);
    }

    private static int right(List<Integer> labels, Classification prediction) {
        int right = 0;
        for (ClassScore one : prediction.items()) {
            boolean predicted = one.score() >= Classification.PREDICTED;
            right += predicted == labels.contains(one.label()) ? 1 : 0;
        }
        return right;
    }
}
