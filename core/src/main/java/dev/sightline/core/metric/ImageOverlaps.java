package dev.sightline.core.metric;

/** The overlaps of one class in one image: best detections first, ground-truth boxes in file order. */
final class ImageOverlaps {

    /** Places of the detections among all of the class, best first. */
    final int[] places;

    private final ClassColumns columns;
    private final int[] rows;
    private final int firstTarget;
    private final int targetCount;

    /** {@code [detections, targets]} */
    private final double[] overlaps;

    /** {@code [detections]}: the highest overlap with any ground-truth box, free or taken. */
    private final double[] highest;

    private double highestOfAll;

    ImageOverlaps(ClassColumns columns, int[] order, int[] places, int firstTarget, int targetEnd) {
        this.columns = columns;
        this.places = places;
        this.firstTarget = firstTarget;
        this.targetCount = targetEnd - firstTarget;
        this.rows = new int[places.length];
        this.overlaps = new double[places.length * targetCount];
        this.highest = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            rows[i] = order[places[i]];
            for (int target = 0; target < targetCount; target++) {
                double overlap = CocoOverlap.of(
                        columns.boxes, rows[i], columns.targetBoxes, firstTarget + target, isCrowd(target));
                overlaps[i * targetCount + target] = overlap;
                highest[i] = Math.max(highest[i], overlap);
            }
            highestOfAll = Math.max(highestOfAll, highest[i]);
        }
    }

    /** Whether any pair reaches a threshold. */
    boolean mayMatch(int threshold) {
        return highestOfAll >= CocoThresholds.iou(threshold);
    }

    double detectionArea(int i) {
        return columns.boxes[4 * rows[i] + 2] * columns.boxes[4 * rows[i] + 3];
    }

    boolean isCrowd(int target) {
        return columns.crowd[firstTarget + target];
    }

    /** Whether it need not be found, and may be taken again and again. */
    boolean isIgnored(int target) {
        return columns.ignored[firstTarget + target];
    }

    GroundTruthOrder targets(AreaRange range) {
        boolean[] counted = new boolean[targetCount];
        for (int target = 0; target < targetCount; target++) {
            counted[target] = !isIgnored(target) && range.contains(columns.targetAreas[firstTarget + target]);
        }
        return new GroundTruthOrder(counted);
    }

    /**
     * The ground-truth box that detection {@code i} takes, or -1: of equal overlaps the last; one that counts beats any
     * that doesn't.
     */
    int bestFree(int i, GroundTruthOrder targets, boolean[] taken, double minimum) {
        int best = -1;
        if (highest[i] < minimum) {
            return best;
        }
        double reached = minimum;
        for (int target : targets.order) {
            if (best >= 0 && targets.counted[best] && !targets.counted[target]) {
                return best;
            }
            double overlap = overlaps[i * targetCount + target];
            if (!taken[target] && overlap >= reached) {
                reached = overlap;
                best = target;
            }
        }
        return best;
    }
}
