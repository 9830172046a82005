package dev.sightline.core.geometry;

/**
 * How {@link Nms} thins out overlapping boxes.
 *
 * @param iouThreshold within 0 to 1: a box is dropped when its IoU with a better one is strictly above it, so 1 drops
 *     nothing and 0 drops every box that overlaps a better one at all
 * @param classAgnostic whether boxes of different classes compete too
 * @param maxDetections the most boxes kept, over all classes together; at least 1
 */
public record NmsOptions(double iouThreshold, boolean classAgnostic, int maxDetections) {

    public NmsOptions {
        if (!(iouThreshold >= 0 && iouThreshold <= 1)) {
            throw new IllegalArgumentException("the IoU threshold must be within 0 to 1, received " + iouThreshold);
        }
        if (maxDetections < 1) {
            throw new IllegalArgumentException("max detections must be 1 or more, received " + maxDetections);
        }
    }

    /** Boxes compete within their class only. */
    public static NmsOptions classWise(double iouThreshold, int maxDetections) {
        return new NmsOptions(iouThreshold, false, maxDetections);
    }

    /** All boxes compete, whatever their class. */
    public static NmsOptions classAgnostic(double iouThreshold, int maxDetections) {
        return new NmsOptions(iouThreshold, true, maxDetections);
    }
}
