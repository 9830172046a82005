package dev.sightline.data.photometry;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;
import java.util.Arrays;

/** Rectangles of pixels, cut out and filled. */
final class Pixels {

    private Pixels() {}

    /** A copy to change. */
    static Image copy(Image image) {
        return new Image(image.width(), image.height(), image.rgb().clone());
    }

    /** Fills what of a rectangle lies within the image, in place. */
    static void fill(Image image, int left, int top, int right, int bottom, int value) {
        int from = Math.max(0, left);
        int to = Math.min(image.width(), right);
        for (int y = Math.max(0, top); y < Math.min(image.height(), bottom) && from < to; y++) {
            int row = y * image.width();
            Arrays.fill(image.rgb(), (row + from) * 3, (row + to) * 3, (byte) value);
        }
    }

    /** Fills a rectangle that lies within the image with random bytes, in place. */
    static void fillWithNoise(Image image, int left, int top, int right, int bottom, RandomStream random) {
        for (int y = top; y < bottom; y++) {
            int end = (y * image.width() + right) * 3;
            long bits = 0;
            int left64 = 0;
            for (int at = (y * image.width() + left) * 3; at < end; at++, left64--, bits >>>= 8) {
                if (left64 == 0) {
                    bits = random.bits();
                    left64 = 8;
                }
                image.rgb()[at] = (byte) bits;
            }
        }
    }
}
