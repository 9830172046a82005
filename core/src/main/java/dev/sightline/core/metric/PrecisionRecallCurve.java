package dev.sightline.core.metric;

/**
 * The interpolated precision-recall curve of one class at IoU .5, as COCO draws it: at each of 101 recalls, the best
 * precision at that recall or beyond, and 0 where the recall is never reached. Its mean is the class's AP50. Immutable.
 */
public final class PrecisionRecallCurve {

    private final double[] precisions;

    PrecisionRecallCurve(double[] precisions) {
        this.precisions = precisions;
    }

    /** 101. */
    public int size() {
        return precisions.length;
    }

    /** 0, .01, ... 1. */
    public double recall(int i) {
        return CocoThresholds.recall(i);
    }

    /** Within 0 to 1. */
    public double precision(int i) {
        return precisions[i];
    }
}
