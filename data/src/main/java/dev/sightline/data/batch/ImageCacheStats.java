package dev.sightline.data.batch;

import java.util.Locale;

/**
 * How a cache of images stands.
 *
 * @param images kept
 * @param bytes of pixels kept
 * @param budget the largest number of bytes that may be kept
 * @param decoded how often a file was decoded; more than {@code images} once the budget is spent
 * @param reused how often an image was ready
 * @param unreadable images that were skipped
 */
public record ImageCacheStats(int images, long bytes, long budget, long decoded, long reused, int unreadable) {

    private static final double MEBIBYTE = 1 << 20;

    /** One line for people. */
    @Override
    public String toString() {
        String line = String.format(
                Locale.ROOT,
                "%d images kept in %.0f of %.0f MiB; files decoded %d times, images reused %d times",
                images,
                bytes / MEBIBYTE,
                budget / MEBIBYTE,
                decoded,
                reused);
        return unreadable == 0 ? line : line + "; " + unreadable + " unreadable images skipped";
    }
}
