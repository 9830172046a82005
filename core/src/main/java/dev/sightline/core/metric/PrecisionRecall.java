package dev.sightline.core.metric;

import java.util.Arrays;

/** Precision at every right detection and recall at the end, per IoU threshold, for one class, size and limit. */
final class PrecisionRecall {

    /** What NumPy calls {@code spacing(1)}; the reference adds it to every denominator. */
    private static final double SPACING = Math.ulp(1.0);

    private final int targets;
    private final int[] right = new int[CocoThresholds.IOU_COUNT];

    /** {@code [thresholds][k]}: wrong detections before right detection number k. */
    private final int[][] wrongBefore = new int[CocoThresholds.IOU_COUNT][];

    PrecisionRecall(ClassMatching matching, AreaRange range, int maxDetections) {
        SizeMatching size = matching.size(range);
        targets = size.targets();
        int[] rank = matching.ranked.rank;
        int most = Math.min(rank.length, targets);
        for (int threshold = 0; threshold < CocoThresholds.IOU_COUNT; threshold++) {
            wrongBefore[threshold] = new int[most];
        }
        int wrongEverywhere = 0;
        int[] wrong = new int[CocoThresholds.IOU_COUNT];
        for (int place = 0; place < rank.length; place++) {
            if (rank[place] < maxDetections) {
                int wrongHere = size.wrong(place);
                if (wrongHere == SizeMatching.ALL) {
                    wrongEverywhere++;
                } else {
                    count(size.right(place), wrongHere, wrong, wrongEverywhere);
                }
            }
        }
    }

    private void count(int rightHere, int wrongHere, int[] wrong, int wrongEverywhere) {
        for (int threshold = 0; threshold < CocoThresholds.IOU_COUNT; threshold++) {
            wrong[threshold] += (wrongHere >> threshold) & 1;
            if (((rightHere >> threshold) & 1) != 0) {
                wrongBefore[threshold][right[threshold]++] = wrong[threshold] + wrongEverywhere;
            }
        }
    }

    /** Whether there is anything to find; where there isn't, precision and recall do not exist. */
    boolean exists() {
        return targets > 0;
    }

    /** Mean over the IoU thresholds of the share of ground-truth boxes found. */
    double averageRecall() {
        return Arrays.stream(right).sum() / ((double) targets * CocoThresholds.IOU_COUNT);
    }

    double averagePrecision() {
        double sum = 0;
        for (int threshold = 0; threshold < CocoThresholds.IOU_COUNT; threshold++) {
            sum += averagePrecision(threshold);
        }
        return sum / CocoThresholds.IOU_COUNT;
    }

    double averagePrecision(int threshold) {
        double sum = 0;
        for (double precision : interpolated(threshold)) {
            sum += precision;
        }
        return sum / CocoThresholds.RECALL_COUNT;
    }

    /** The best precision at each of the 101 recalls or beyond it; 0 where the recall is never reached. */
    double[] interpolated(int threshold) {
        double[] envelope = envelope(threshold);
        double[] precisions = new double[CocoThresholds.RECALL_COUNT];
        int found = 0;
        for (int i = 0; i < precisions.length; i++) {
            while (found < envelope.length && (found + 1.0) / targets < CocoThresholds.recall(i)) {
                found++;
            }
            precisions[i] = found < envelope.length ? envelope[found] : 0;
        }
        return precisions;
    }

    /** Between two right detections precision only falls, so its running maximum needs the right ones alone. */
    private double[] envelope(int threshold) {
        double[] envelope = new double[right[threshold]];
        double best = 0;
        for (int i = envelope.length - 1; i >= 0; i--) {
            double found = i + 1.0;
            best = Math.max(best, found / (wrongBefore[threshold][i] + found + SPACING));
            envelope[i] = best;
        }
        return envelope;
    }
}
