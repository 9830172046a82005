package dev.sightline.core.metric;

import dev.sightline.core.geometry.Box;

/**
 * One annotated object as the metrics read it: a corner and a size, as COCO files hold them.
 *
 * <p>Width and height are kept as given, because {@code (x + width) - x} is not always {@code width} in floating point
 * and the metrics are to equal the reference's. Numbers that are not finite and negative sizes are refused.
 *
 * @param x left edge in pixels of the source image
 * @param y top edge
 * @param width in pixels
 * @param height in pixels
 * @param area in square pixels; decides the size class alone (COCO states the segment's area, not the box's)
 * @param label class number, counted from 0
 * @param crowd a group annotated as one: it need not be found, and detections on it are neither right nor wrong
 * @param difficult an object marked hard to see (VOC): as a crowd, but a detection must overlap it by IoU
 */
public record GroundTruthBox(
        double x, double y, double width, double height, double area, int label, boolean crowd, boolean difficult) {

    public GroundTruthBox {
        DetectedBox.requireBox("ground-truth box", x, y, width, height);
        if (!(area >= 0 && Double.isFinite(area))) {
            throw new IllegalArgumentException(
                    "a ground-truth box's area must be finite and 0 or more, received " + area);
        }
        if (label < 0) {
            throw new IllegalArgumentException("a class number must be 0 or more, received " + label);
        }
    }

    /** An object that is not marked difficult. */
    public GroundTruthBox(double x, double y, double width, double height, double area, int label, boolean crowd) {
        this(x, y, width, height, area, label, crowd, false);
    }

    /** Whether it need not be found, and any number of detections on it are neither right nor wrong. */
    public boolean ignored() {
        return crowd || difficult;
    }

    /** An ordinary object whose area is its box's. */
    public static GroundTruthBox of(Box.Pixels box, int label) {
        return new GroundTruthBox(box.xMin(), box.yMin(), box.width(), box.height(), box.area(), label, false);
    }
}
