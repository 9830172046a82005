package dev.sightline.data;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.geometry.Mask;
import dev.sightline.core.geometry.Polygon;
import dev.sightline.core.geometry.PolygonMask;
import dev.sightline.core.geometry.RunLengthMask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Adds the whole content of an annotation to a digest, which it returns. */
record AnnotationDigest(ContentDigest digest) implements AnnotationVisitor<ContentDigest> {

    @Override
    public ContentDigest classLabel(ClassLabel annotation) {
        return digest.addNumbers(annotation.label());
    }

    @Override
    public ContentDigest box(BoxAnnotation annotation) {
        Box.Pixels box = annotation.box();
        digest.addNumbers(box.xMin(), box.yMin(), box.xMax(), box.yMax(), annotation.label(), annotation.area());
        return digest.addNumbers(annotation.crowd() ? 1 : 0, annotation.difficult() ? 1 : 0);
    }

    @Override
    public ContentDigest mask(MaskAnnotation annotation) {
        box(annotation.object());
        return annotation.mask().accept(new Mask.Visitor<>() {
            @Override
            public ContentDigest polygons(PolygonMask mask) {
                for (Polygon polygon : mask.polygons()) {
                    digest.addNumbers(polygon.corners());
                    digest.addNumbers(polygon.coordinates());
                }
                return digest;
            }

            @Override
            public ContentDigest runLength(RunLengthMask mask) {
                digest.addNumbers(mask.width(), mask.height());
                return digest.addNumbers(
                        Arrays.stream(mask.counts()).asDoubleStream().toArray());
            }
        });
    }

    @Override
    public ContentDigest labelMap(LabelMapAnnotation annotation) {
        try {
            return digest.addEnds(annotation.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ContentDigest identity(IdentityAnnotation annotation) {
        return digest.addText(annotation.identity());
    }
}
