package dev.sightline.data.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One image with its annotations as the files state them. The image's file was found; it has not been opened.
 *
 * @param id the path of its annotations or image without extension, in the format's own folder
 * @param size where the annotations state one
 * @param origin where the image is described: what problems of the whole image name
 */
public record StatedImage(String id, Path image, Optional<Size> size, List<StatedBox> boxes, Origin origin) {

    /** Width and height in pixels, unchecked. */
    public record Size(int width, int height) {
        @Override
        public String toString() {
            return width + " x " + height;
        }
    }

    /** A line of a file, counted from 1; 0 for the whole file. */
    public record Origin(Path file, int line) {}

    public StatedImage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(origin, "origin");
        boxes = List.copyOf(boxes);
    }
}
