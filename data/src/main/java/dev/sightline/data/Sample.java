package dev.sightline.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * One image with its annotations.
 *
 * @param id unique within its dataset and stable between runs: what logs, reports and files name the image by
 * @param image the image's file
 * @param width in pixels, as shown (after EXIF orientation)
 * @param height likewise
 * @param annotations may be empty: an image with nothing on it is a fact worth training on
 */
public record Sample(String id, Path image, int width, int height, List<Annotation> annotations) {

    public Sample {
        Objects.requireNonNull(image, "image");
        if (id.isBlank()) {
            throw new IllegalArgumentException("the sample of " + image + " has a blank id");
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "sample " + id + " must be at least 1 x 1 pixels, received " + width + " x " + height);
        }
        annotations = List.copyOf(annotations);
    }
}
