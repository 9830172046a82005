package dev.sightline.data.augment;

import java.util.Arrays;
import java.util.Objects;

/**
 * What a detector should find on one canvas.
 *
 * <p>The arrays are shared, not copied: read-only for whoever holds the value.
 *
 * @param boxes {@code [objects, 4]}, flat: {@code x min, y min, x max, y max} in pixels of the canvas, within it
 * @param labels {@code [objects]}, counted from 0
 */
@SuppressWarnings("ArrayRecordComponent") // handed to native code as they are; a list would box each number
public record Targets(float[] boxes, int[] labels) {

    public Targets {
        Objects.requireNonNull(boxes, "boxes");
        Objects.requireNonNull(labels, "labels");
        if (boxes.length != 4 * labels.length) {
            throw new IllegalArgumentException("boxes [objects, 4] need four numbers for each of " + labels.length
                    + " labels, received " + boxes.length);
        }
    }

    /** The objects of both canvases. */
    public Targets and(Targets other) {
        float[] both = Arrays.copyOf(boxes, boxes.length + other.boxes.length);
        System.arraycopy(other.boxes, 0, both, boxes.length, other.boxes.length);
        int[] bothLabels = Arrays.copyOf(labels, labels.length + other.labels.length);
        System.arraycopy(other.labels, 0, bothLabels, labels.length, other.labels.length);
        return new Targets(both, bothLabels);
    }

    /** How many objects there are; may be 0. */
    public int size() {
        return labels.length;
    }
}
