package dev.sightline.data.augment;

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

    /** How many objects there are; may be 0. */
    public int size() {
        return labels.length;
    }
}
