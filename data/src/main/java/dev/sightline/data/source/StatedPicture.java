package dev.sightline.data.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One picture with its annotations as the files state them. The picture's file was found; it has not been opened.
 *
 * @param id the path of its annotations or picture without extension, in the format's own folder
 * @param size where the annotations state one
 * @param origin where the picture is described: what faults of the whole picture name
 */
public record StatedPicture(String id, Path picture, Optional<Size> size, List<StatedBox> boxes, Origin origin) {

    /** Width and height in pixels, unchecked. */
    public record Size(int width, int height) {
        @Override
        public String toString() {
            return width + " x " + height;
        }
    }

    /** A line of a file, counted from 1; 0 for the whole file. */
    public record Origin(Path file, int line) {}

    public StatedPicture {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(origin, "origin");
        boxes = List.copyOf(boxes);
    }
}
