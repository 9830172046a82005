package dev.sightline.data;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A class that the image shows.
 *
 * @param label class number, counted from 0 in the dataset's label map
 */
public record ClassLabel(int label) implements Annotation {

    public ClassLabel {
        if (label < 0) {
            throw new IllegalArgumentException("a class number must be 0 or more, received " + label);
        }
    }

    @Override
    public <R> R accept(AnnotationVisitor<R> visitor) {
        return visitor.classLabel(this);
    }

    @Override
    public AnnotationKind kind() {
        return AnnotationKind.CLASS;
    }

    @Override
    public OptionalInt classNumber() {
        return OptionalInt.of(label);
    }

    @Override
    public Optional<BoxAnnotation> asBox() {
        return Optional.empty();
    }

    @Override
    public Optional<MaskAnnotation> asMask() {
        return Optional.empty();
    }
}
