package dev.sightline.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * One picture with its annotations.
 *
 * @param id unique within its dataset and stable between runs: what logs, reports and files name the picture by
 * @param picture the picture's file
 * @param width in pixels, as shown (after EXIF orientation)
 * @param height likewise
 * @param annotations may be empty: a picture with nothing on it is a fact worth training on
 */
public record Sample(String id, Path picture, int width, int height, List<Annotation> annotations) {

    public Sample {
        Objects.requireNonNull(picture, "picture");
        if (id.isBlank()) {
            throw new IllegalArgumentException("the sample of " + picture + " has a blank id");
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "sample " + id + " must be at least 1 x 1 pixels, received " + width + " x " + height);
        }
        annotations = List.copyOf(annotations);
    }
}
