package dev.sightline.data;

import dev.sightline.core.geometry.Box;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One annotated object by its box.
 *
 * @param box edges in pixels of the source image as it is shown (after its EXIF orientation)
 * @param label class number, counted from 0 in the dataset's label map
 * @param area area in square pixels as the source file states it (COCO: of the segment), which decides the object's
 *     size class in evaluation
 * @param crowd a group annotated as one: never trained on; detections on it are neither right nor wrong (COCO
 *     {@code iscrowd})
 * @param difficult marked hard to see (VOC {@code difficult}): ignored in evaluation; trained on like any other, unless a
 *     recipe leaves it out
 */
public record BoxAnnotation(Box.Pixels box, int label, double area, boolean crowd, boolean difficult)
        implements Annotation {

    public BoxAnnotation {
        Objects.requireNonNull(box, "box");
        if (label < 0) {
            throw new IllegalArgumentException("a class number must be 0 or more, received " + label);
        }
        if (!(area >= 0)) {
            throw new IllegalArgumentException("an area must be 0 or more, received " + area);
        }
    }

    /** An ordinary object whose area is its box's. */
    public static BoxAnnotation of(Box.Pixels box, int label) {
        return new BoxAnnotation(box, label, box.area(), false, false);
    }

    @Override
    public <R> R accept(AnnotationVisitor<R> visitor) {
        return visitor.box(this);
    }

    @Override
    public AnnotationKind kind() {
        return AnnotationKind.BOX;
    }

    @Override
    public OptionalInt classNumber() {
        return OptionalInt.of(label);
    }

    @Override
    public Optional<BoxAnnotation> asBox() {
        return Optional.of(this);
    }

    @Override
    public Optional<MaskAnnotation> asMask() {
        return Optional.empty();
    }
}
