package dev.sightline.core.metric;

import dev.sightline.core.result.Detection;

/**
 * One detection as the metrics read it: a corner and a size, as COCO files hold them. Its area is width times height.
 *
 * <p>Numbers that are not finite and negative sizes are refused. Any finite score is taken: only the order counts.
 *
 * @param x left edge in pixels of the source image
 * @param y top edge
 * @param width in pixels
 * @param height in pixels
 * @param label class number, counted from 0
 * @param score confidence, more is surer
 */
public record DetectedBox(double x, double y, double width, double height, int label, double score) {

    public DetectedBox {
        requireBox("detection", x, y, width, height);
        if (label < 0) {
            throw new IllegalArgumentException("a class number must be 0 or more, received " + label);
        }
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("a score must be finite, received " + score);
        }
    }

    public static DetectedBox of(Detection detection) {
        var box = detection.box();
        return new DetectedBox(box.xMin(), box.yMin(), box.width(), box.height(), detection.label(), detection.score());
    }

    static void requireBox(String what, double x, double y, double width, double height) {
        boolean finite = Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(width) && Double.isFinite(height);
        if (!finite || width < 0 || height < 0) {
            throw new IllegalArgumentException("a " + what + " needs a finite corner and sizes of 0 or more, received ["
                    + x + ", " + y + ", " + width + ", " + height + "]");
        }
    }
}
