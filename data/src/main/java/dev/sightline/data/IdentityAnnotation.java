package dev.sightline.data;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which individual the image shows: a person, an article, a place.
 *
 * @param identity the same text for all images of one individual
 */
public record IdentityAnnotation(String identity) implements Annotation {

    public IdentityAnnotation {
        if (identity.isBlank()) {
            throw new IllegalArgumentException("an identity needs a name, received a blank one");
        }
    }

    @Override
    public <R> R accept(AnnotationVisitor<R> visitor) {
        return visitor.identity(this);
    }

    @Override
    public AnnotationKind kind() {
        return AnnotationKind.IDENTITY;
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
