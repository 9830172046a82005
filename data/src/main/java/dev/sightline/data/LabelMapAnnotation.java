package dev.sightline.data;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The class of every pixel.
 *
 * @param file an image of the sample's size, of one channel or a palette, whose pixels are class numbers
 */
public record LabelMapAnnotation(Path file) implements Annotation {

    public LabelMapAnnotation {
        Objects.requireNonNull(file, "file");
    }

    @Override
    public <R> R accept(AnnotationVisitor<R> visitor) {
        return visitor.labelMap(this);
    }

    @Override
    public AnnotationKind kind() {
        return AnnotationKind.LABEL_MAP;
    }

    @Override
    public OptionalInt classNumber() {
        return OptionalInt.empty();
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
