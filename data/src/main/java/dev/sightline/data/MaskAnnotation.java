package dev.sightline.data;

import dev.sightline.core.geometry.Mask;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One object with the pixels that belong to it.
 *
 * @param object its box, class, area and flags, as the source file states them
 * @param mask in pixels of the source image as it is shown (after its EXIF orientation)
 */
public record MaskAnnotation(BoxAnnotation object, Mask mask) implements Annotation {

    public MaskAnnotation {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(mask, "mask");
    }

    @Override
    public <R> R accept(AnnotationVisitor<R> visitor) {
        return visitor.mask(this);
    }

    @Override
    public AnnotationKind kind() {
        return AnnotationKind.MASK;
    }

    @Override
    public OptionalInt classNumber() {
        return object.classNumber();
    }

    @Override
    public Optional<BoxAnnotation> asBox() {
        return Optional.of(object);
    }

    @Override
    public Optional<MaskAnnotation> asMask() {
        return Optional.of(this);
    }
}
