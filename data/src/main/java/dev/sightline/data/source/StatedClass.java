package dev.sightline.data.source;

import java.util.Objects;

/**
 * A class that the files state for an image.
 *
 * @param label its name, or its number as the file counts
 */
public record StatedClass(String label) implements StatedAnnotation {

    public StatedClass {
        Objects.requireNonNull(label, "label");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.classLabel(this);
    }
}
