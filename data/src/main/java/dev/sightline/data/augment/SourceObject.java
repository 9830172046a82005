package dev.sightline.data.augment;

import dev.sightline.core.geometry.Mask;
import dev.sightline.data.Annotation;
import dev.sightline.data.AnnotationVisitor;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.ClassLabel;
import dev.sightline.data.IdentityAnnotation;
import dev.sightline.data.LabelMapAnnotation;
import dev.sightline.data.MaskAnnotation;
import java.util.List;
import java.util.Optional;

/**
 * An annotated object of a source image.
 *
 * @param mask its pixels, where they are annotated and somebody asks for them
 */
record SourceObject(BoxAnnotation box, Optional<Mask> mask) {

    private static final AnnotationVisitor<Optional<SourceObject>> WITH_MASK = new AnnotationVisitor<>() {
        @Override
        public Optional<SourceObject> classLabel(ClassLabel annotation) {
            return Optional.empty();
        }

        @Override
        public Optional<SourceObject> box(BoxAnnotation annotation) {
            return Optional.of(new SourceObject(annotation, Optional.empty()));
        }

        @Override
        public Optional<SourceObject> mask(MaskAnnotation annotation) {
            return Optional.of(new SourceObject(annotation.object(), Optional.of(annotation.mask())));
        }

        @Override
        public Optional<SourceObject> labelMap(LabelMapAnnotation annotation) {
            return Optional.empty();
        }

        @Override
        public Optional<SourceObject> identity(IdentityAnnotation annotation) {
            return Optional.empty();
        }
    };

    static List<SourceObject> of(List<Annotation> annotations, boolean masks) {
        return annotations.stream()
                .flatMap(annotation -> masks
                        ? annotation.accept(WITH_MASK).stream()
                        : annotation.asBox().map(box -> new SourceObject(box, Optional.empty())).stream())
                .toList();
    }
}
