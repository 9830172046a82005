package dev.sightline.data;

import java.nio.file.Path;
import java.util.Objects;

/** Where a sample's pixels are. */
public record ImageReference(Path file, ImagePart part) {

    public ImageReference {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(part, "part");
    }

    /** All of a file. */
    public static ImageReference whole(Path file) {
        return new ImageReference(file, new ImagePart.Whole());
    }

    /** {@code a.jpg}, or {@code images.png (row 3 as 32 x 32)}. */
    @Override
    public String toString() {
        return part.equals(new ImagePart.Whole()) ? file.toString() : file + " (" + part.text() + ")";
    }
}
