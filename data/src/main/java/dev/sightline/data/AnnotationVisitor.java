package dev.sightline.data;

/**
 * Handles each kind of annotation; a new kind fails to compile until it is handled.
 *
 * @param <R> what comes out
 */
public interface AnnotationVisitor<R> {

    R classLabel(ClassLabel annotation);

    R box(BoxAnnotation annotation);

    R mask(MaskAnnotation annotation);

    R labelMap(LabelMapAnnotation annotation);

    R identity(IdentityAnnotation annotation);
}
