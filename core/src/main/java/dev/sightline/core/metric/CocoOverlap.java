package dev.sightline.core.metric;

/**
 * IoU in the very order of operations of the COCO reference ({@code bbIou} of its {@code maskApi.c}), which works on
 * corner and size; for a crowd truth, the share of the detection that lies on it.
 */
final class CocoOverlap {

    private CocoOverlap() {}

    /**
     * Within 0 to 1, rounding aside; 0 for boxes that only touch or have no area.
     *
     * @param detections {@code [N, 4]}: x, y, width, height
     * @param truths {@code [M, 4]} likewise
     */
    static double of(double[] detections, int detection, double[] truths, int truth, boolean crowd) {
        int d = 4 * detection;
        int g = 4 * truth;
        double width = Math.min(detections[d + 2] + detections[d], truths[g + 2] + truths[g])
                - Math.max(detections[d], truths[g]);
        if (width <= 0) {
            return 0;
        }
        double height = Math.min(detections[d + 3] + detections[d + 1], truths[g + 3] + truths[g + 1])
                - Math.max(detections[d + 1], truths[g + 1]);
        if (height <= 0) {
            return 0;
        }
        double intersection = width * height;
        double detected = detections[d + 2] * detections[d + 3];
        return intersection / (crowd ? detected : detected + truths[g + 2] * truths[g + 3] - intersection);
    }

    /** The same for single boxes. */
    static double of(DetectedBox detection, TruthBox truth) {
        double[] detected = {detection.x(), detection.y(), detection.width(), detection.height()};
        double[] annotated = {truth.x(), truth.y(), truth.width(), truth.height()};
        return of(detected, 0, annotated, 0, truth.crowd());
    }
}
