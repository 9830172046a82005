package dev.sightline.data.augment;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a detector should find on one canvas.
 *
 * <p>The arrays are shared, not copied: read-only for whoever holds the value.
 *
 * @param boxes {@code [objects, 4]}, flat: {@code x min, y min, x max, y max} in pixels of the canvas, within it
 * @param labels {@code [objects]}, counted from 0
 * @param masks one for each object, empty where its pixels are not annotated; none at all where nobody asked for them
 */
@SuppressWarnings("ArrayRecordComponent") // handed to native code as they are; a list would box each number
public record Targets(float[] boxes, int[] labels, List<Optional<CanvasMask>> masks) {

    public Targets {
        Objects.requireNonNull(boxes, "boxes");
        Objects.requireNonNull(labels, "labels");
        masks = List.copyOf(masks);
        if (!masks.isEmpty() && masks.size() != labels.length) {
            throw new IllegalArgumentException(
                    "each of " + labels.length + " objects needs a mask or none has one, received " + masks.size());
        }
        if (boxes.length != 4 * labels.length) {
            throw new IllegalArgumentException("boxes [objects, 4] need four numbers for each of " + labels.length
                    + " labels, received " + boxes.length);
        }
    }

    /** Objects without masks. */
    public Targets(float[] boxes, int[] labels) {
        this(boxes, labels, List.of());
    }

    /** The mask of an object. */
    public Optional<CanvasMask> mask(int object) {
        return masks.isEmpty() ? Optional.empty() : masks.get(object);
    }

    /** The objects of both canvases; masks stay only where both have them. */
    public Targets and(Targets other) {
        float[] both = Arrays.copyOf(boxes, boxes.length + other.boxes.length);
        System.arraycopy(other.boxes, 0, both, boxes.length, other.boxes.length);
        int[] bothLabels = Arrays.copyOf(labels, labels.length + other.labels.length);
        System.arraycopy(other.labels, 0, bothLabels, labels.length, other.labels.length);
        boolean masked = (masks.size() == labels.length) && (other.masks.size() == other.labels.length);
        List<Optional<CanvasMask>> bothMasks =
                masked ? Stream.concat(masks.stream(), other.masks.stream()).toList() : List.of();
        return new Targets(both, bothLabels, bothMasks);
    }

    /** How many objects there are; may be 0. */
    public int size() {
        return labels.length;
    }
}
