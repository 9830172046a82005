package dev.sightline.image.draw;

import dev.sightline.image.Picture;
import java.util.Objects;

/**
 * A picture on a sheet with the line written above it.
 *
 * @param caption may be empty; shortened where it is wider than the picture's cell
 */
public record Captioned(Picture picture, String caption) {

    public Captioned {
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(caption, "caption");
    }
}
