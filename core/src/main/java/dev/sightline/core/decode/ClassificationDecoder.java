package dev.sightline.core.decode;

import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From a classifier's raw output to a score for each class, computed in double precision.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param classes how many labels there are, 1 or more
 */
public record ClassificationDecoder(ClassificationHead head, int classes) {

    public ClassificationDecoder {
        if (classes < 1) {
            throw new IllegalArgumentException("a classifier needs 1 class or more, received " + classes);
        }
    }

    /**
     * The scores of one image of the batch, best first; of equal scores, the lower class number.
     *
     * @param image which of the batch, from 0
     * @throws IllegalArgumentException if the output is missing, has the wrong shape or holds what is not a score
     */
    public Classification decode(NetworkOutputs outputs, int image) {
        double[] scores = scores(numbers(outputs, image));
        List<ClassScore> ranked = new ArrayList<>(classes);
        for (int label = 0; label < classes; label++) {
            ranked.add(new ClassScore(label, scores[head.firstClass() + label]));
        }
        ranked.sort(Comparator.comparingDouble((ClassScore one) -> -one.score()).thenComparingInt(ClassScore::label));
        return new Classification(ranked, head.scores() != ClassificationHead.ScoreRule.SIGMOID);
    }

    private float[] numbers(NetworkOutputs outputs, int image) {
        NetworkOutput output = outputs.byName().get(head.output());
        if (output == null) {
            // Throws, and lists the outputs there are.
            output = outputs.required(head.output(), 2);
        }
        int expected = head.firstClass() + classes;
        int batch = output.shape().isEmpty() ? 0 : output.size(0);
        if (batch <= image || output.values().limit() != (long) batch * expected) {
            throw new IllegalArgumentException("the output '" + head.output() + "' must be [batch above " + image
                    + ", " + expected + "] for " + classes + " classes and " + head.firstClass()
                    + " numbers before the first, received " + output.shape());
        }
        float[] numbers = new float[expected];
        output.values().get(image * expected, numbers);
        return numbers;
    }

    private double[] scores(float[] numbers) {
        double[] scores = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            if (Float.isNaN(numbers[i])) {
                throw new IllegalArgumentException(
                        "number " + i + " of the output '" + head.output() + "' is not a number");
            }
            double number = numbers[i] / head.temperature();
            scores[i] = head.scores() == ClassificationHead.ScoreRule.SIGMOID ? 1 / (1 + Math.exp(-number)) : number;
        }
        return head.scores() == ClassificationHead.ScoreRule.SOFTMAX ? softmax(scores) : scores;
    }

    private static double[] softmax(double[] logits) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            highest = Math.max(highest, logit);
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.exp(logits[i] - highest);
            sum += logits[i];
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] /= sum;
        }
        return logits;
    }
}
