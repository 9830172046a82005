package dev.sightline.data;

import java.util.Optional;
import java.util.OptionalInt;

/** The annotation of an image by a human, or by a model in a human's place. */
public sealed interface Annotation
        permits ClassLabel, BoxAnnotation, MaskAnnotation, LabelMapAnnotation, IdentityAnnotation {

    <R> R accept(AnnotationVisitor<R> visitor);

    AnnotationKind kind();

    /** The class it names, counted from 0 in the dataset's label map, if it names one. */
    OptionalInt classNumber();

    /** The object's box for whoever needs boxes, if it is about an object: a mask's is as its file states it. */
    Optional<BoxAnnotation> asBox();

    /** The object's mask for whoever needs masks, if it is about an object with one. */
    Optional<MaskAnnotation> asMask();
}
