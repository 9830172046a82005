package dev.sightline.core.metric;

/** The overlaps of one class in one picture: best detections first, truths in file order. */
final class PictureOverlaps {

    /** Places of the detections among all of the class, best first. */
    final int[] places;

    private final ClassColumns columns;
    private final int[] rows;
    private final int firstTruth;
    private final int truthCount;

    /** {@code [detections, truths]} */
    private final double[] overlaps;

    /** {@code [detections]}: the highest overlap with any truth, free or taken. */
    private final double[] highest;

    private double highestOfAll;

    PictureOverlaps(ClassColumns columns, int[] order, int[] places, int firstTruth, int truthEnd) {
        this.columns = columns;
        this.places = places;
        this.firstTruth = firstTruth;
        this.truthCount = truthEnd - firstTruth;
        this.rows = new int[places.length];
        this.overlaps = new double[places.length * truthCount];
        this.highest = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            rows[i] = order[places[i]];
            for (int truth = 0; truth < truthCount; truth++) {
                double overlap =
                        CocoOverlap.of(columns.boxes, rows[i], columns.truthBoxes, firstTruth + truth, isCrowd(truth));
                overlaps[i * truthCount + truth] = overlap;
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

    boolean isCrowd(int truth) {
        return columns.crowd[firstTruth + truth];
    }

    TruthOrder truths(AreaRange range) {
        boolean[] counted = new boolean[truthCount];
        for (int truth = 0; truth < truthCount; truth++) {
            counted[truth] = !isCrowd(truth) && range.contains(columns.truthAreas[firstTruth + truth]);
        }
        return new TruthOrder(counted);
    }

    /** The truth that detection {@code i} takes, or -1: of equal overlaps the last; one that counts beats any that doesn't. */
    int bestFree(int i, TruthOrder truths, boolean[] taken, double minimum) {
        int best = -1;
        if (highest[i] < minimum) {
            return best;
        }
        double reached = minimum;
        for (int truth : truths.order) {
            if (best >= 0 && truths.counted[best] && !truths.counted[truth]) {
                return best;
            }
            double overlap = overlaps[i * truthCount + truth];
            if (!taken[truth] && overlap >= reached) {
                reached = overlap;
                best = truth;
            }
        }
        return best;
    }
}
