package dev.sightline.image.draw;

import dev.sightline.image.Image;
import java.util.Objects;

/**
 * An image on a sheet with the line written above it.
 *
 * @param caption may be empty; shortened where it is wider than the image's cell
 */
public record Captioned(Image image, String caption) {

    public Captioned {
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(caption, "caption");
    }
}
