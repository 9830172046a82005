package dev.sightline.data.source;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.geometry.Mask;
import dev.sightline.core.geometry.PolygonMask;
import dev.sightline.core.geometry.RunLengthMask;
import dev.sightline.data.Annotation;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.MaskAnnotation;
import java.util.function.Predicate;

/** What an annotation of an object can state beyond a box and a class; not every format has a place for each. */
public enum AnnotationProperty {
    CROWD_FLAG("crowd flag") {
        @Override
        public boolean isOn(Annotation annotation) {
            return isBox(annotation, BoxAnnotation::crowd);
        }
    },
    DIFFICULT_FLAG("difficult flag") {
        @Override
        public boolean isOn(Annotation annotation) {
            return isBox(annotation, BoxAnnotation::difficult);
        }
    },
    OWN_AREA("area other than the box's") {
        @Override
        public boolean isOn(Annotation annotation) {
            return isBox(annotation, object -> object.area() != object.box().area());
        }
    },
    FINE_EDGES("edges finer than a millionth of a pixel") {
        @Override
        public boolean isOn(Annotation annotation) {
            return isBox(annotation, AnnotationProperty::hasFineEdges);
        }
    },
    OUTLINE("outline") {
        @Override
        public boolean isOn(Annotation annotation) {
            return isMask(annotation, object -> parts(object.mask()) == 1);
        }
    },
    OUTLINE_IN_PARTS("outline in several parts") {
        @Override
        public boolean isOn(Annotation annotation) {
            return isMask(annotation, object -> parts(object.mask()) > 1);
        }
    },
    PIXELS("mask in pixels") {
        @Override
        public boolean isOn(Annotation annotation) {
            return isMask(annotation, object -> parts(object.mask()) == 0);
        }
    },
    /** By more than a hundredth of a pixel. */
    BOX_BESIDE_OUTLINE("box other than the one around the outline") {
        @Override
        public boolean isOn(Annotation annotation) {
            return isMask(annotation, object -> parts(object.mask()) == 1 && isBeside(object));
        }
    };

    private static final double ROUNDING = .01;

    private final String text;

    AnnotationProperty(String text) {
        this.text = text;
    }

    /** Whether this annotation states it, so that a format without a place for it would lose something. */
    public abstract boolean isOn(Annotation annotation);

    /** For people. */
    public String text() {
        return text;
    }

    private static boolean isBox(Annotation annotation, Predicate<BoxAnnotation> condition) {
        return annotation.asBox().filter(condition).isPresent();
    }

    private static boolean isMask(Annotation annotation, Predicate<MaskAnnotation> condition) {
        return annotation.asMask().filter(condition).isPresent();
    }

    /** Of how many polygons a mask is; 0 for runs of pixels. */
    private static int parts(Mask mask) {
        return mask.accept(new Mask.Visitor<Integer>() {
            @Override
            public Integer polygons(PolygonMask polygons) {
                return polygons.polygons().size();
            }

            @Override
            public Integer runLength(RunLengthMask runs) {
                return 0;
            }
        });
    }

    private static boolean isBeside(MaskAnnotation annotation) {
        Box.Pixels box = annotation.object().box();
        Box.Pixels bounds = annotation.mask().bounds();
        double most = Math.max(
                Math.max(Math.abs(box.xMin() - bounds.xMin()), Math.abs(box.yMin() - bounds.yMin())),
                Math.max(Math.abs(box.xMax() - bounds.xMax()), Math.abs(box.yMax() - bounds.yMax())));
        return most > ROUNDING;
    }

    private static boolean hasFineEdges(BoxAnnotation object) {
        Box.Pixels box = object.box();
        return isFine(box.xMin()) || isFine(box.yMin()) || isFine(box.xMax()) || isFine(box.yMax());
    }

    private static boolean isFine(double pixels) {
        return Math.rint(pixels * 1e6) / 1e6 != pixels;
    }
}
