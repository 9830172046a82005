package dev.sightline.torch.assign;

/**
 * The training targets of one image's anchors; arrays of one entry per assigned anchor, in ascending anchor order.
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
