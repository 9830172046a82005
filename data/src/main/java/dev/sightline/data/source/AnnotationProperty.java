package dev.sightline.data.source;

import dev.sightline.core.geometry.Box;
import dev.sightline.data.BoxAnnotation;

/** What an annotation can say beyond a box and a class; not every format has a place for each. */
public enum AnnotationProperty {
    CROWD_FLAG("crowd flag") {
        @Override
        public boolean isOn(BoxAnnotation annotation) {
            return annotation.crowd();
        }
    },
    DIFFICULT_FLAG("difficult flag") {
        @Override
        public boolean isOn(BoxAnnotation annotation) {
            return annotation.difficult();
        }
    },
    OWN_AREA("area other than the box's") {
        @Override
        public boolean isOn(BoxAnnotation annotation) {
            return annotation.area() != annotation.box().area();
        }
    },
    FINE_EDGES("edges finer than a millionth of a pixel") {
        @Override
        public boolean isOn(BoxAnnotation annotation) {
            Box.Pixels box = annotation.box();
            return isFine(box.xMin()) || isFine(box.yMin()) || isFine(box.xMax()) || isFine(box.yMax());
        }
    };

    private final String text;

    AnnotationProperty(String text) {
        this.text = text;
    }

    /** Whether this annotation says it, so that a format without a place for it would lose something. */
    public abstract boolean isOn(BoxAnnotation annotation);

    /** For people. */
    public String text() {
        return text;
    }

    private static boolean isFine(double pixels) {
        return Math.rint(pixels * 1e6) / 1e6 != pixels;
    }
}
