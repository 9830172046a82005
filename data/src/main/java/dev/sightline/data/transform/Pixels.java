package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Picture;
import java.util.Arrays;

/** Rectangles of pixels, cut out and filled. */
final class Pixels {

    private Pixels() {}

    /** A part of a picture; it must lie within. */
    static Picture part(Picture picture, int left, int top, int width, int height) {
        if (width == picture.width() && height == picture.height()) {
            return picture;
        }
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            int from = ((top + y) * picture.width() + left) * 3;
            System.arraycopy(picture.rgb(), from, rgb, y * width * 3, width * 3);
        }
        return new Picture(width, height, rgb);
    }

    /** A copy to change. */
    static Picture copy(Picture picture) {
        return new Picture(picture.width(), picture.height(), picture.rgb().clone());
    }

    /** Fills what of a rectangle lies within the picture, in place. */
    static void fill(Picture picture, int left, int top, int right, int bottom, int value) {
        int from = Math.max(0, left);
        int to = Math.min(picture.width(), right);
        for (int y = Math.max(0, top); y < Math.min(picture.height(), bottom) && from < to; y++) {
            int row = y * picture.width();
            Arrays.fill(picture.rgb(), (row + from) * 3, (row + to) * 3, (byte) value);
        }
    }

    /** Fills a rectangle that lies within the picture with random bytes, in place. */
    static void fillWithNoise(Picture picture, int left, int top, int right, int bottom, RandomStream random) {
        for (int y = top; y < bottom; y++) {
            int end = (y * picture.width() + right) * 3;
            long bits = 0;
            int left64 = 0;
            for (int at = (y * picture.width() + left) * 3; at < end; at++, left64--, bits >>>= 8) {
                if (left64 == 0) {
                    bits = random.bits();
                    left64 = 8;
                }
                picture.rgb()[at] = (byte) bits;
            }
        }
    }
}
