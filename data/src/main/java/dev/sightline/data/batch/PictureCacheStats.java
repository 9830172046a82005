package dev.sightline.data.batch;

import java.util.Locale;

/**
 * How a cache of pictures stands.
 *
 * @param pictures kept
 * @param bytes of pixels kept
 * @param budget the largest number of bytes that may be kept
 * @param decoded how often a file was decoded; more than {@code pictures} once the budget is spent
 * @param reused how often a picture was ready
 * @param unreadable pictures that were skipped
 */
public record PictureCacheStats(int pictures, long bytes, long budget, long decoded, long reused, int unreadable) {

    private static final double MEBIBYTE = 1 << 20;

    /** One line for people. */
    @Override
    public String toString() {
        String line = String.format(
                Locale.ROOT,
                "%d pictures kept in %.0f of %.0f MiB; files decoded %d times, pictures reused %d times",
                pictures,
                bytes / MEBIBYTE,
                budget / MEBIBYTE,
                decoded,
                reused);
        return unreadable == 0 ? line : line + "; " + unreadable + " unreadable pictures skipped";
    }
}
