package dev.sightline.video;

import dev.sightline.image.Image;
import java.time.Duration;
import java.util.Objects;

/**
 * One image of a video, upright.
 *
 * @param number counted from 0 in the order shown; images that could not be decoded have no number
 * @param time when it is shown, counted from the first frame of the stream; later than that of the frame before
 */
public record Frame(int number, Duration time, Image image) {

    public Frame {
        Objects.requireNonNull(image, "image");
        if (number < 0 || time.isNegative()) {
            throw new IllegalArgumentException(
                    "a frame has a number and a time of 0 or more, received " + number + " at " + time);
        }
    }
}
