package dev.sightline.torch.assign;

/**
 * What a network with objectness predicts at the anchors of one image.
 *
 * @param scores {@code [A, classes]} within 0 to 1
 * @param objectness {@code [A]} within 0 to 1
 * @param boxes {@code [A, 4]}: xMin, yMin, xMax, yMax in pixels of the network's input
 */
public record PredictedCells(int classes, float[] scores, float[] objectness, float[] boxes) {

    public PredictedCells {
        if (scores.length != objectness.length * classes || boxes.length != objectness.length * 4) {
            throw new IllegalArgumentException("scores must be [A, " + classes + "] and boxes [A, 4] for the "
                    + objectness.length + " anchors of the objectness, received " + scores.length + " and "
                    + boxes.length + " numbers");
        }
    }

    /** The joint score of this class at an anchor: the geometric mean of score and objectness. */
    double joint(int anchor, int label) {
        return Math.sqrt((double) scores[anchor * classes + label] * objectness[anchor]);
    }
}
