package dev.sightline.image;

import java.util.Random;

/** Pictures that tests make for themselves. */
final class Pictures {

    private Pictures() {}

    static Picture noise(Random random, int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        random.nextBytes(rgb);
        return new Picture(width, height, rgb);
    }

    /** Slow waves of colour, which survive JPEG and resizing. */
    static Picture smooth(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * 3;
                rgb[at] = (byte) (128 + 100 * Math.sin(x * 6.0 / width));
                rgb[at + 1] = (byte) (128 + 100 * Math.cos(y * 5.0 / height));
                rgb[at + 2] = (byte) (255 * (x + y) / (width + height));
            }
        }
        return new Picture(width, height, rgb);
    }

    static int red(Picture picture, int x, int y) {
        return picture.rgb()[(y * picture.width() + x) * 3] & 255;
    }
}
