package dev.sightline.image;

import java.util.Random;

/** Images that tests make for themselves. */
final class TestImages {

    private TestImages() {}

    static Image noise(Random random, int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        random.nextBytes(rgb);
        return new Image(width, height, rgb);
    }

    /** Slow waves of colour, which survive JPEG and resizing. */
    static Image smooth(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * 3;
                rgb[at] = (byte) (128 + 100 * Math.sin(x * 6.0 / width));
                rgb[at + 1] = (byte) (128 + 100 * Math.cos(y * 5.0 / height));
                rgb[at + 2] = (byte) (255 * (x + y) / (width + height));
            }
        }
        return new Image(width, height, rgb);
    }

    static int red(Image image, int x, int y) {
        return image.rgb()[(y * image.width() + x) * 3] & 255;
    }
}
