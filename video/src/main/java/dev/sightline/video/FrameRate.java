package dev.sightline.video;

import java.time.Duration;

/**
 * Images a second, as an exact fraction: 30000/1001 is the 29.97 of television.
 *
 * @param numerator 1 or more
 * @param denominator 1 or more
 */
public record FrameRate(int numerator, int denominator) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public FrameRate {
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException(
                    "a frame rate is a fraction above 0, received " + numerator + "/" + denominator);
        }
    }

    /** A whole number of images a second. */
    public static FrameRate perSecond(int images) {
        return new FrameRate(images, 1);
    }

    /**
     * When a frame is shown in a video of this even rate, rounded to the nearest nanosecond, halves up.
     *
     * @param frame counted from 0
     */
    public Duration timeOf(int frame) {
        long units = Math.multiplyExact((long) frame, denominator);
        long nanos = ((units % numerator) * NANOS_PER_SECOND + numerator / 2) / numerator;
        return Duration.ofSeconds(units / numerator, nanos);
    }

    public double imagesPerSecond() {
        return (double) numerator / denominator;
    }

    @Override
    public String toString() {
        return denominator == 1 ? Integer.toString(numerator) : numerator + "/" + denominator;
    }
}
