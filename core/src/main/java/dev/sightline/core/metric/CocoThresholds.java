package dev.sightline.core.metric;

/** The thresholds of the COCO metrics, to the bit: {@code numpy.linspace} computes {@code start + i * step}. */
final class CocoThresholds {

    /** .50, .55, ... .95 */
    static final int IOU_COUNT = 10;

    /** Place of IoU .75. */
    static final int IOU_75 = 5;

    /** 0, .01, ... 1 */
    static final int RECALL_COUNT = 101;

    private static final double IOU_START = .5;
    private static final double IOU_END = .95;

    private CocoThresholds() {}

    static double iou(int index) {
        return linear(IOU_START, IOU_END, IOU_COUNT, index);
    }

    static double recall(int index) {
        return linear(0, 1, RECALL_COUNT, index);
    }

    private static double linear(double start, double end, int count, int index) {
        return index == count - 1 ? end : index * ((end - start) / (count - 1)) + start;
    }
}
