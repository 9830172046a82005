package dev.sightline.video;

import java.nio.file.Path;
import java.util.Objects;

/**
 * An image file that is one frame of a sequence.
 *
 * @param number as its name states it, 0 or more
 */
public record NumberedFrame(long number, Path file) {

    public NumberedFrame {
        Objects.requireNonNull(file, "file");
        if (number < 0) {
            throw new IllegalArgumentException("a frame's number is 0 or more, received " + number + " for " + file);
        }
    }
}
