package dev.sightline.core.metric;

import java.util.Arrays;

/**
 * Precision, recall and F1 of one class as functions of the score threshold, at IoU .5 and the COCO matching rules.
 *
 * <p>Point {@code i} is what remains when only detections with a score of at least {@code score(i)} count. There is one
 * point per distinct score, scores falling, so recall never falls along the curve. Detections that are neither right
 * nor wrong (on crowds) make no point of their own.
 *
 * <p>{@code precision = right / (right + wrong)}, {@code recall = right / targets},
 * {@code F1 = 2 right / (right + wrong + targets)}. Immutable.
 */
public final class ConfidenceCurve {

    private final int targets;
    private final double[] scores;
    private final int[] right;
    private final int[] wrong;

    private ConfidenceCurve(int targets, double[] scores, int[] right, int[] wrong) {
        this.targets = targets;
        this.scores = scores;
        this.right = right;
        this.wrong = wrong;
    }

    static ConfidenceCurve of(ClassMatching matching, double[] scores, int maxDetections) {
        RankedDetections ranked = matching.ranked;
        SizeMatching all = matching.size(AreaRange.ALL);
        double[] curveScores = new double[scores.length];
        int[] right = new int[scores.length];
        int[] wrong = new int[scores.length];
        int last = -1;
        for (int place = 0; place < scores.length; place++) {
            double score = scores[ranked.order[place]];
            int isRight = all.right(place) & 1;
            int isWrong = all.wrong(place) & 1;
            if (ranked.rank[place] < maxDetections && isRight + isWrong > 0) {
                if (last < 0 || curveScores[last] != score) {
                    last++;
                    curveScores[last] = score;
                    right[last] = last == 0 ? 0 : right[last - 1];
                    wrong[last] = last == 0 ? 0 : wrong[last - 1];
                }
                right[last] += isRight;
                wrong[last] += isWrong;
            }
        }
        int size = last + 1;
        return new ConfidenceCurve(
                all.targets(),
                Arrays.copyOf(curveScores, size),
                Arrays.copyOf(right, size),
                Arrays.copyOf(wrong, size));
    }

    /** How many points there are. */
    public int size() {
        return scores.length;
    }

    /** The threshold of point {@code i}. */
    public double score(int i) {
        return scores[i];
    }

    /** Right detections at or above {@code score(i)}. */
    public int right(int i) {
        return right[i];
    }

    /** Wrong detections at or above {@code score(i)}. */
    public int wrong(int i) {
        return wrong[i];
    }

    /** Ground-truth boxes to be found. */
    public int targets() {
        return targets;
    }

    /** Of the detections with a score of at least {@code threshold}, the share that is right; 1 where there is none. */
    public double precisionAt(double threshold) {
        int i = pointAt(threshold);
        return i < 0 ? 1 : (double) right[i] / (right[i] + wrong[i]);
    }

    /** Of the ground-truth boxes, the share found with a score of at least {@code threshold}; 0 where there is none. */
    public double recallAt(double threshold) {
        int i = pointAt(threshold);
        return i < 0 || targets == 0 ? 0 : (double) right[i] / targets;
    }

    /** The harmonic mean of precision and recall at {@code threshold}; 0 where nothing is right. */
    public double f1At(double threshold) {
        int i = pointAt(threshold);
        return i < 0 ? 0 : f1(i);
    }

    /** The threshold with the highest F1, the highest such threshold where several share it; 1 for an empty curve. */
    public double bestThreshold() {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (f1(i) > f1(best)) {
                best = i;
            }
        }
        return scores.length == 0 ? 1 : scores[best];
    }

    private double f1(int i) {
        return 2.0 * right[i] / (right[i] + wrong[i] + targets);
    }

    /** The last point with a score of at least {@code threshold}, or -1. */
    private int pointAt(double threshold) {
        int low = 0;
        int high = scores.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[middle] >= threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
