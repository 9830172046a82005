package dev.sightline.image;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;

/**
 * Pictures under affine maps, by inverse mapping with bilinear interpolation.
 *
 * <p>The centre {@code (x + 1/2, y + 1/2)} of each target pixel is mapped back into the source. If it falls inside the
 * source (or the region asked for), its four neighbours are blended, those beyond the source's edge replaced by the edge;
 * otherwise the target pixel is left as it was. So a box mapped by {@link Affine#bounds} and the pixels under it stay
 * together, and an identity map copies the picture. Positions are held to 1/65536 pixel and weights to 1/1024; the
 * result differs from exact interpolation by at most 1 of 255, and is the same on every machine.
 *
 * <p>Without state: safe on every thread.
 */
public final class Warp {

    private static final int POSITION_BITS = 16;
    private static final int WEIGHT_BITS = 10;
    private static final int WEIGHT_ONE = 1 << WEIGHT_BITS;
    private static final int ROUNDING = 1 << (2 * WEIGHT_BITS - 1);

    private Warp() {}

    /** The picture under a map, on a new canvas of one grey value where the picture does not reach. */
    public static Picture affine(Picture source, Affine sourceToTarget, Size target, int fill) {
        Surface surface = Surface.filled(target.width(), target.height(), fill);
        draw(source, sourceToTarget, surface);
        return surface.toPicture();
    }

    /** Draws the whole picture under a map onto a surface. */
    public static void draw(Picture source, Affine sourceToTarget, Surface target) {
        draw(source, new Box.Pixels(0, 0, source.width(), source.height()), sourceToTarget, target);
    }

    /**
     * Draws a part of the picture under a map onto a surface: a mosaic is four of these on one surface, each with its
     * own map, without a larger canvas in between.
     *
     * @param region the part of the source to draw; what reaches outside the source is ignored
     */
    public static void draw(Picture source, Box.Pixels region, Affine sourceToTarget, Surface target) {
        Box.Pixels part = region.clip(source.width(), source.height());
        Affine back = sourceToTarget.inverse();
        Box.Pixels reach = sourceToTarget.bounds(part).clip(target.width(), target.height());
        for (int y = (int) reach.yMin(); y < Math.ceil(reach.yMax()); y++) {
            int from = (int) reach.xMin();
            int to = (int) Math.ceil(reach.xMax());
            double u = back.x(.5, y + .5);
            double v = back.y(.5, y + .5);
            from = Math.max(
                    from,
                    Math.max(
                            first(u, back.xx(), part.xMin(), part.xMax()),
                            first(v, back.yx(), part.yMin(), part.yMax())));
            to = Math.min(
                    to,
                    Math.min(end(u, back.xx(), part.xMin(), part.xMax()), end(v, back.yx(), part.yMin(), part.yMax())));
            if (from < to) {
                row(source, back, target, y, from, to);
            }
        }
    }

    /** The first whole x with {@code minimum <= start + step * x < maximum}. */
    private static int first(double start, double step, double minimum, double maximum) {
        if (step == 0) {
            return start >= minimum && start < maximum ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        return step > 0 ? (int) Math.ceil((minimum - start) / step) : (int) Math.floor((maximum - start) / step) + 1;
    }

    /** One past the last whole x with {@code minimum <= start + step * x < maximum}. */
    private static int end(double start, double step, double minimum, double maximum) {
        if (step == 0) {
            return Integer.MAX_VALUE;
        }
        return step > 0 ? (int) Math.ceil((maximum - start) / step) : (int) Math.floor((minimum - start) / step) + 1;
    }

    private static void row(Picture source, Affine back, Surface target, int y, int from, int to) {
        byte[] in = source.rgb();
        byte[] out = target.rgb();
        int lastX = source.width() - 1;
        int lastY = source.height() - 1;
        long u = fixed(back.x(from + .5, y + .5) - .5);
        long v = fixed(back.y(from + .5, y + .5) - .5);
        long uStep = fixed(back.xx());
        long vStep = fixed(back.yx());
        int at = (y * target.width() + from) * 3;
        for (int x = from; x < to; x++, u += uStep, v += vStep, at += 3) {
            int column = (int) (u >> POSITION_BITS);
            int line = (int) (v >> POSITION_BITS);
            int right = (int) (u >> (POSITION_BITS - WEIGHT_BITS)) & (WEIGHT_ONE - 1);
            int below = (int) (v >> (POSITION_BITS - WEIGHT_BITS)) & (WEIGHT_ONE - 1);
            int x0 = Math.max(0, Math.min(column, lastX)) * 3;
            int x1 = Math.max(0, Math.min(column + 1, lastX)) * 3;
            int y0 = Math.max(0, Math.min(line, lastY)) * (lastX + 1) * 3;
            int y1 = Math.max(0, Math.min(line + 1, lastY)) * (lastX + 1) * 3;
            int w11 = right * below;
            int w01 = (right << WEIGHT_BITS) - w11;
            int w10 = (below << WEIGHT_BITS) - w11;
            int w00 = (1 << (2 * WEIGHT_BITS)) - w11 - w01 - w10;
            for (int channel = 0; channel < 3; channel++) {
                int sum = (in[y0 + x0 + channel] & 255) * w00
                        + (in[y0 + x1 + channel] & 255) * w01
                        + (in[y1 + x0 + channel] & 255) * w10
                        + (in[y1 + x1 + channel] & 255) * w11;
                out[at + channel] = (byte) ((sum + ROUNDING) >> (2 * WEIGHT_BITS));
            }
        }
    }

    private static long fixed(double value) {
        return Math.round(value * (1 << POSITION_BITS));
    }
}
