package dev.sightline.data.batch;

import java.time.Duration;

/**
 * How long an epoch's consumer waited for data.
 *
 * @param batches handed over
 * @param images in them
 * @param waited how long the consumer stood still until its next batch was ready
 * @param total since the epoch was opened
 */
public record EpochTiming(int batches, int images, Duration waited, Duration total) {

    /** The share of time spent waiting, 0 to 1. */
    public double waitingShare() {
        return total.isZero() ? 0 : (double) waited.toNanos() / total.toNanos();
    }

    /** Images handed over in a second of the whole time. */
    public double imagesPerSecond() {
        return total.isZero() ? 0 : images * 1e9 / total.toNanos();
    }
}
