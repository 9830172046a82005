package dev.sightline.data.source;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One annotated object as its file states it; nothing about it has been checked.
 *
 * @param notation what the four numbers mean
 * @param category the class number as the file counts
 * @param area where the file states one, in square pixels
 * @param mask where the file states one
 * @param line in the image's annotation file, counted from 1
 */
public record StatedBox(
        BoxNotation notation,
        FourNumbers numbers,
        long category,
        OptionalDouble area,
        Flags flags,
        Optional<StatedMask> mask,
        int line)
        implements StatedAnnotation {

    /** COCO's {@code iscrowd} and VOC's {@code difficult}. */
    public record Flags(boolean crowd, boolean difficult) {
        public static final Flags NONE = new Flags(false, false);
    }

    public StatedBox {
        Objects.requireNonNull(notation, "notation");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(numbers, "numbers");
        Objects.requireNonNull(mask, "mask");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.box(this);
    }
}
