package dev.sightline.core.metric;

/**
 * IoU in the very order of operations of the COCO reference ({@code bbIou} of its {@code maskApi.c}), which works on
 * corner and size; for a crowd, the share of the detection that lies on it.
 */
final class CocoOverlap {

    private CocoOverlap() {}

    /**
     * Within 0 to 1, rounding aside; 0 for boxes that only touch or have no area.
     *
     * @param detections {@code [N, 4]}: x, y, width, height
     * @param targets {@code [M, 4]} likewise
     */
    static double of(double[] detections, int detection, double[] targets, int target, boolean crowd) {
        int d = 4 * detection;
        int g = 4 * target;
        double width = Math.min(detections[d + 2] + detections[d], targets[g + 2] + targets[g])
                - Math.max(detections[d], targets[g]);
        if (width <= 0) {
            return 0;
        }
        double height = Math.min(detections[d + 3] + detections[d + 1], targets[g + 3] + targets[g + 1])
                - Math.max(detections[d + 1], targets[g + 1]);
        if (height <= 0) {
            return 0;
        }
        double intersection = width * height;
        double detected = detections[d + 2] * detections[d + 3];
        return intersection / (crowd ? detected : detected + targets[g + 2] * targets[g + 3] - intersection);
    }

    /** The same for single boxes. */
    static double of(DetectedBox detection, GroundTruthBox target) {
        double[] detected = {detection.x(), detection.y(), detection.width(), detection.height()};
        double[] annotated = {target.x(), target.y(), target.width(), target.height()};
        return of(detected, 0, annotated, 0, target.crowd());
    }
}
