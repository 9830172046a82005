package dev.sightline.image;

/**
 * Sharpness, bit for bit as Pillow's {@code ImageEnhance.Sharpness} changes it: the image blended with a smoothed one as
 * {@link ColorBalance} blends. Smoothed is {@code (5 v + its eight neighbours) / 13}, rounded to nearest; the outermost
 * rows and columns stay. Without state: safe on every thread.
 */
public final class Sharpness {

    private static final int OWN_WEIGHT = 5;
    private static final int SUM = 13;

    private Sharpness() {}

    /** A factor of 0 smooths, 1 changes nothing, more sharpens. */
    public static Image change(Image image, double factor) {
        byte[] rgb = image.rgb();
        byte[] out = rgb.clone();
        int stride = image.width() * 3;
        for (int y = 1; y < image.height() - 1; y++) {
            for (int at = y * stride + 3; at < (y + 1) * stride - 3; at++) {
                int sum = three(rgb, at - stride) + three(rgb, at) + three(rgb, at + stride);
                sum += (OWN_WEIGHT - 1) * (rgb[at] & 255);
                out[at] = ColorBalance.blended((2 * sum + SUM) / (2 * SUM), rgb[at] & 255, (float) factor);
            }
        }
        return new Image(image.width(), image.height(), out);
    }

    private static int three(byte[] rgb, int at) {
        return (rgb[at - 3] & 255) + (rgb[at] & 255) + (rgb[at + 3] & 255);
    }
}
