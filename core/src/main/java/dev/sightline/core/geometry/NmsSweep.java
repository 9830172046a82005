package dev.sightline.core.geometry;

import java.util.Arrays;

/** One pass of {@link Nms} over boxes that are already checked and ranked. */
final class NmsSweep {

    private final float[] boxes;
    private final int[] byScore;
    private final double threshold;
    private final int maxDetections;

    /** @param byScore rows of {@code boxes}, best first */
    NmsSweep(float[] boxes, int[] byScore, NmsOptions options) {
        this.boxes = boxes;
        this.byScore = byScore;
        this.threshold = options.iouThreshold();
        this.maxDetections = options.maxDetections();
    }

    int[] allTogether() {
        int[] ranks = new int[byScore.length];
        Arrays.setAll(ranks, rank -> rank);
        return rowsOf(sweep(ranks, 0, ranks.length));
    }

    int[] classByClass(int[] labels) {
        int[] ranks = ranksByClass(labels);
        int[] kept = new int[ranks.length];
        int keptCount = 0;
        for (int start = 0; start < ranks.length; ) {
            int end = start + 1;
            while (end < ranks.length && label(labels, ranks[end]) == label(labels, ranks[start])) {
                end++;
            }
            int[] ofClass = sweep(ranks, start, end);
            System.arraycopy(ofClass, 0, kept, keptCount, ofClass.length);
            keptCount += ofClass.length;
            start = end;
        }
        Arrays.sort(kept, 0, keptCount);
        return rowsOf(Arrays.copyOf(kept, Math.min(keptCount, maxDetections)));
    }

    /** Ranks of one class after those of another, best first within each. */
    private int[] ranksByClass(int[] labels) {
        long[] keys = new long[byScore.length];
        for (int rank = 0; rank < keys.length; rank++) {
            keys[rank] = ((long) label(labels, rank) << 32) | rank;
        }
        Arrays.sort(keys);
        int[] ranks = new int[keys.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = (int) keys[i];
        }
        return ranks;
    }

    /** The ranks of {@code ranks[start, end)} that survive; no more than can be among the best overall. */
    private int[] sweep(int[] ranks, int start, int end) {
        int limit = Math.min(end - start, maxDetections);
        int[] kept = new int[limit];
        float[] keptBoxes = new float[4 * limit + 4];
        int keptCount = 0;
        for (int i = start; i < end && keptCount < limit; i++) {
            System.arraycopy(boxes, 4 * byScore[ranks[i]], keptBoxes, 4 * keptCount, 4);
            if (!isSuppressed(keptBoxes, keptCount)) {
                kept[keptCount++] = ranks[i];
            }
        }
        return Arrays.copyOf(kept, keptCount);
    }

    /** Whether box {@code candidate} overlaps one of the boxes before it by more than the threshold. */
    private boolean isSuppressed(float[] keptBoxes, int candidate) {
        for (int better = 0; better < candidate; better++) {
            if (Iou.of(keptBoxes, better, candidate) > threshold) {
                return true;
            }
        }
        return false;
    }

    private int label(int[] labels, int rank) {
        return labels[byScore[rank]];
    }

    private int[] rowsOf(int[] ranks) {
        int[] rows = new int[ranks.length];
        Arrays.setAll(rows, i -> byScore[ranks[i]]);
        return rows;
    }
}
