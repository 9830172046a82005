package dev.sightline.image.draw;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.Detection;
import java.util.Locale;
import java.util.Objects;

/**
 * A box to draw, with its class and what is written beside it.
 *
 * @param box in pixels of the image it is drawn on
 * @param label decides the colour
 * @param name written at the box; where no font of the machine has its letters, {@code #label} stands in
 * @param note written after the name, such as a score; may be empty
 * @param line how the edge is drawn
 */
public record Mark(Box.Pixels box, int label, String name, String note, Line line) {

    /** How a box's edge is drawn. */
    public enum Line {
        SOLID,
        /** For what was missed, or is only expected. */
        DASHED
    }

    public Mark {
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(line, "line");
        if (label < 0) {
            throw new IllegalArgumentException("a class number must be 0 or more, received " + label);
        }
    }

    /** What a model found, with its score to two places. */
    public static Mark of(Detection detection, LabelMap labels) {
        String score = String.format(Locale.ROOT, "%.2f", detection.score());
        return new Mark(detection.box(), detection.label(), labels.name(detection.label()), score, Line.SOLID);
    }

    /** What a person annotated. */
    public static Mark of(Box.Pixels box, int label, LabelMap labels) {
        return new Mark(box, label, labels.name(label), "", Line.SOLID);
    }
}
