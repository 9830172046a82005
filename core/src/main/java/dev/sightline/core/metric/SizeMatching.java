package dev.sightline.core.metric;

/**
 * Which detections of one class are right as one size class sees it, for every IoU threshold.
 *
 * <p>Per image, best score first, a detection takes the free ground-truth box of highest IoU at or above the threshold
 * (of equal ones the last in file order); boxes that count come before those that don't (crowds, difficult objects, other
 * sizes), and a crowd or difficult object may be taken again and again. A detection that takes a box that doesn't count, or takes none and is itself of
 * another size, is ignored. Written from the rules that the COCO evaluation publishes.
 */
final class SizeMatching {

    /** All thresholds in one bit set. */
    static final int ALL = (1 << CocoThresholds.IOU_COUNT) - 1;

    private static final int IGNORED = 16;

    private final AreaRange range;

    /** {@code [detections, best first]}: bit t right at threshold t, bit 16 + t ignored at threshold t. */
    private final int[] outcomes;

    private int targets;

    SizeMatching(AreaRange range, int detections) {
        this.range = range;
        this.outcomes = new int[detections];
    }

    /** How many ground-truth boxes there are to find. */
    int targets() {
        return targets;
    }

    /** Thresholds at which the detection in this place is right. */
    int right(int place) {
        return outcomes[place] & ALL;
    }

    /** Thresholds at which the detection in this place is wrong. */
    int wrong(int place) {
        int outcome = outcomes[place];
        return ~(outcome | (outcome >>> IGNORED)) & ALL;
    }

    /** Adds one image. */
    void match(ImageOverlaps overlaps) {
        for (int i = 0; i < overlaps.places.length; i++) {
            outcomes[overlaps.places[i]] = range.contains(overlaps.detectionArea(i)) ? 0 : ALL << IGNORED;
        }
        GroundTruthOrder order = overlaps.targets(range);
        targets += order.countedNumber;
        for (int threshold = 0; threshold < CocoThresholds.IOU_COUNT && overlaps.mayMatch(threshold); threshold++) {
            match(overlaps, order, threshold);
        }
    }

    private void match(ImageOverlaps overlaps, GroundTruthOrder order, int threshold) {
        boolean[] taken = new boolean[order.order.length];
        double minimum = CocoThresholds.iou(threshold);
        for (int i = 0; i < overlaps.places.length; i++) {
            int target = overlaps.bestFree(i, order, taken, minimum);
            if (target >= 0) {
                taken[target] = !overlaps.isIgnored(target);
                int place = overlaps.places[i];
                int cleared = outcomes[place] & ~(1 << (IGNORED + threshold));
                outcomes[place] = cleared | (1 << (order.counted[target] ? threshold : IGNORED + threshold));
            }
        }
    }
}
