package dev.sightline.infer.verify;

import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import java.util.List;
import java.util.Map;

/**
 * How often each side of classifiers is right: {@code top1}, the share of pictures whose best class is theirs; where any
 * number of classes is right, {@code classes}, the share of classes told right over all pictures.
 */
final class ClassFigure {

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

    FigureGate gate(double allowed) {
        return new FigureGate(
                Map.of(name, (double) referenceRight / judged),
                Map.of(name, (double) candidateRight / judged),
                allowed);
    }

    private static int right(List<Integer> labels, Classification answer) {
        int right = 0;
        for (ClassScore one : answer.items()) {
            boolean answered = one.score() >= Classification.ANSWERED;
            right += answered == labels.contains(one.label()) ? 1 : 0;
        }
        return right;
    }
}
