package dev.sightline.core.contract;

/**
 * How a detector's raw outputs become detections.
 *
 * @param scoreThreshold detections with a lower score are dropped before suppression; within 0 to 1
 * @param nmsIouThreshold of two boxes whose IoU is greater than this, the one with the lower score is suppressed; within
 *     0 to 1
 * @param classAgnostic whether boxes of different classes suppress each other
 * @param maxDetections the most that are kept of one image; 1 or more
 */
public record DetectionDecoding(
        double scoreThreshold, double nmsIouThreshold, boolean classAgnostic, int maxDetections) {

    public DetectionDecoding {
        requireFraction("the score threshold", scoreThreshold);
        requireFraction("the NMS IoU threshold", nmsIouThreshold);
        if (maxDetections < 1) {
            throw new IllegalArgumentException("max detections must be 1 or more, received " + maxDetections);
        }
    }

    /** For evaluation, where every score counts: score .001, IoU .7, class-wise, 300 detections. */
    public static DetectionDecoding forEvaluation() {
        return new DetectionDecoding(.001, .7, false, 300);
    }

    private static void requireFraction(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " must be within 0 to 1, received " + value);
        }
    }
}
