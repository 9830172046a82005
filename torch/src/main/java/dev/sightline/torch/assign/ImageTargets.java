package dev.sightline.torch.assign;

/**
 * The true boxes of one image of a batch.
 *
 * @param boxes {@code [M, 4]}: xMin, yMin, xMax, yMax in pixels of the network's input, one box after the other
 * @param labels {@code [M]}: class numbers, counted from 0
 */
public record ImageTargets(float[] boxes, int[] labels) {

    public ImageTargets {
        if (boxes.length != labels.length * 4) {
            throw new IllegalArgumentException("boxes must be [M, 4] and labels [M], received " + boxes.length
                    + " numbers of boxes and " + labels.length + " labels");
        }
    }

    public int size() {
        return labels.length;
    }
}
