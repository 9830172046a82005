package dev.sightline.core.geometry;

/**
 * How much two boxes of one frame overlap: IoU and the three measures built on it.
 *
 * <p>With {@code A} and {@code B} the boxes and {@code C} the smallest box around both:
 *
 * <ul>
 *   <li>{@link #of IoU} {@code = |A and B| / |A or B|}, within 0 to 1.
 *   <li>{@link #generalized GIoU} {@code = IoU - (|C| - |A or B|) / |C|}, within -1 to 1. Rezatofighi et al.,
 *       "Generalized Intersection over Union", CVPR 2019, algorithm 1.
 *   <li>{@link #distance DIoU} {@code = IoU - d² / c²}, with {@code d} the distance between the centres and {@code c} the
 *       diagonal of {@code C}, within -1 to 1. Zheng et al., "Distance-IoU Loss", AAAI 2020, equation 7.
 *   <li>{@link #complete CIoU} {@code = DIoU - alpha v}, with
 *       {@code v = 4 / pi² (atan(wA / hA) - atan(wB / hB))²} and {@code alpha = v / (1 - IoU + v)}; same paper, equations
 *       8 to 11.
 * </ul>
 *
 * <p>Zero-area boxes: a ratio 0 / 0 counts as 0. So the IoU of a zero-area box with anything, itself included, is 0, and
 * nothing is subtracted for a {@code C} of zero area (GIoU) or zero diagonal (DIoU). A side ratio is
 * {@code atan2(w, h)}: a quarter turn where the height alone is 0, and 0 for a point.
 *
 * <p>Boxes that only touch have an IoU of 0. Every measure is symmetric in its two boxes. Arithmetic is in double
 * precision.
 */
public final class Iou {

    private Iou() {}

    /** Intersection over union, within 0 to 1. */
    public static <B extends CornerBox<B>> double of(B first, B second) {
        return ratio(intersection(first, second), first.area() + second.area());
    }

    /**
     * Intersection over union of two rows of a table of boxes.
     *
     * @param boxes {@code [N, 4]}, row by row: xMin, yMin, xMax, yMax, edges in order, all in one frame
     * @param first row within 0 to N - 1
     * @param second row within 0 to N - 1
     */
    public static double of(float[] boxes, int first, int second) {
        int a = 4 * first;
        int b = 4 * second;
        double width = (double) Math.min(boxes[a + 2], boxes[b + 2]) - Math.max(boxes[a], boxes[b]);
        double height = (double) Math.min(boxes[a + 3], boxes[b + 3]) - Math.max(boxes[a + 1], boxes[b + 1]);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        return ratio(width * height, area(boxes, a) + area(boxes, b));
    }

    /** Generalized IoU: distinguishes boxes that do not overlap by how empty the box around both is. */
    public static <B extends CornerBox<B>> double generalized(B first, B second) {
        double intersection = intersection(first, second);
        double areas = first.area() + second.area();
        double around = aroundWidth(first, second) * aroundHeight(first, second);
        double empty = around > 0 ? (around - (areas - intersection)) / around : 0;
        return ratio(intersection, areas) - empty;
    }

    /** Distance IoU: takes off the squared distance of the centres, in units of the diagonal around both. */
    public static <B extends CornerBox<B>> double distance(B first, B second) {
        double diagonal = squared(aroundWidth(first, second)) + squared(aroundHeight(first, second));
        double centres = squared(first.xCenter() - second.xCenter()) + squared(first.yCenter() - second.yCenter());
        return of(first, second) - (diagonal > 0 ? centres / diagonal : 0);
    }

    /** Complete IoU: distance IoU that also takes off the difference in side ratio. */
    public static <B extends CornerBox<B>> double complete(B first, B second) {
        double angle = Math.atan2(first.width(), first.height()) - Math.atan2(second.width(), second.height());
        double shape = 4 / squared(Math.PI) * squared(angle);
        double weight = shape > 0 ? shape / (1 - of(first, second) + shape) : 0;
        return distance(first, second) - weight * shape;
    }

    private static double ratio(double intersection, double areas) {
        return intersection > 0 ? intersection / (areas - intersection) : 0;
    }

    private static <B extends CornerBox<B>> double intersection(B first, B second) {
        double width = Math.min(first.xMax(), second.xMax()) - Math.max(first.xMin(), second.xMin());
        double height = Math.min(first.yMax(), second.yMax()) - Math.max(first.yMin(), second.yMin());
        return Math.max(0, width) * Math.max(0, height);
    }

    private static <B extends CornerBox<B>> double aroundWidth(B first, B second) {
        return Math.max(first.xMax(), second.xMax()) - Math.min(first.xMin(), second.xMin());
    }

    private static <B extends CornerBox<B>> double aroundHeight(B first, B second) {
        return Math.max(first.yMax(), second.yMax()) - Math.min(first.yMin(), second.yMin());
    }

    private static double area(float[] boxes, int row) {
        return ((double) boxes[row + 2] - boxes[row]) * ((double) boxes[row + 3] - boxes[row + 1]);
    }

    private static double squared(double value) {
        return value * value;
    }
}
