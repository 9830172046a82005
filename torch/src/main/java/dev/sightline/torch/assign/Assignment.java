package dev.sightline.torch.assign;

/**
 * What one image's anchors are to learn; arrays of one entry per assigned anchor, in ascending anchor order.
 *
 * @param anchors assigned anchors
 * @param targets the true box of each
 * @param weights the target score of the true box's class, within 0 to 1: how well the prediction fits, scaled so that
 *     the best anchor of a box gets the box's best IoU
 */
public record Assignment(int[] anchors, int[] targets, float[] weights) {

    public int size() {
        return anchors.length;
    }
}
