package dev.sightline.infer.batch;

import dev.sightline.image.Image;
import java.time.Duration;

/**
 * A frame of a video.
 *
 * @param number counted from 0
 * @param time at which it is shown, from the first frame on
 */
public record TimedImage(int number, Duration time, Image image) {}
