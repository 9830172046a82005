package dev.sightline.image;

/**
 * Images sheared, translated and rotated at their own size, each pixel taken from its nearest one, bit for bit as
 * Pillow's {@code Image.transform} and {@code Image.rotate} do it with NEAREST; what comes from outside the image is
 * one grey value. Without state: safe on every thread.
 */
public final class NearestWarp {

    private static final int POSITION_BITS = 16;
    private static final double DECIMALS = 1e15;

    private NearestWarp() {}

    /** Row {@code y} shifted to the left by {@code slope * y}. */
    public static Image shearAlongX(Image image, double slope, int fill) {
        return map(image, new Affine(1, slope, 0, 0, 1, 0), fill);
    }

    /** Column {@code x} shifted up by {@code slope * x}. */
    public static Image shearAlongY(Image image, double slope, int fill) {
        return map(image, new Affine(1, 0, 0, slope, 1, 0), fill);
    }

    /** Translated by whole pixels to the right and down. */
    public static Image translate(Image image, int right, int down, int fill) {
        return map(image, Affine.translation(-right, -down), fill);
    }

    /** Turned about the middle, counter-clockwise as seen. */
    public static Image rotate(Image image, double degrees, int fill) {
        double angle = StrictMath.toRadians(degrees);
        double cosine = rounded(StrictMath.cos(angle));
        double sine = rounded(StrictMath.sin(angle));
        double x = image.width() / 2.0;
        double y = image.height() / 2.0;
        Affine turn = new Affine(cosine, -sine, -x * cosine + y * sine + x, sine, cosine, -x * sine - y * cosine + y);
        return map(image, turn, fill);
    }

    /** Right angles are exact. */
    private static double rounded(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS;
    }

    private static Image map(Image image, Affine targetToSource, int fill) {
        int width = image.width();
        int height = image.height();
        byte[] in = image.rgb();
        Surface surface = Surface.filled(width, height, fill);
        byte[] out = surface.rgb();
        long stepX = fixed(targetToSource.xx());
        long stepY = fixed(targetToSource.yx());
        for (int y = 0, to = 0; y < height; y++) {
            long u = fixed(targetToSource.x(.5, .5)) + y * fixed(targetToSource.xy());
            long v = fixed(targetToSource.y(.5, .5)) + y * fixed(targetToSource.yy());
            for (int x = 0; x < width; x++, to += 3, u += stepX, v += stepY) {
                long column = u >> POSITION_BITS;
                long row = v >> POSITION_BITS;
                if (column >= 0 && column < width && row >= 0 && row < height) {
                    int from = ((int) row * width + (int) column) * 3;
                    out[to] = in[from];
                    out[to + 1] = in[from + 1];
                    out[to + 2] = in[from + 2];
                }
            }
        }
        return surface.toImage();
    }

    private static long fixed(double value) {
        return (long) Math.floor(value * (1 << POSITION_BITS) + .5);
    }
}
