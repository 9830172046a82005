package dev.sightline.image;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Images under affine maps, by inverse mapping with bilinear interpolation.
 *
 * <p>The centre {@code (x + 1/2, y + 1/2)} of each target pixel is mapped back into the source. If it falls inside the
 * source (or the region asked for), its four neighbours are blended, those beyond the source's edge replaced by the edge;
 * otherwise the target pixel is left as it was. So a box mapped by {@link Affine#bounds} and the pixels under it stay
 * together, and an identity map copies the image. Weights have a precision of 1/64 pixel (OpenCV's {@code warpAffine}:
 * 1/32) and everything is computed in whole numbers, so that every machine gives the same image.
 *
 * <p>Without state: safe on every thread.
 */
public final class Warp {

    private static final int POSITION_BITS = 16;
    private static final int WEIGHT_BITS = 6;
    private static final int WEIGHT_SHIFT = POSITION_BITS - WEIGHT_BITS;
    private static final int WEIGHT_MASK = (1 << WEIGHT_BITS) - 1;

    /** Three channels are blended in one long, 21 bits each: 8 of the byte, 12 of the weight, 1 to spare. */
    private static final int LANE = 21;

    private static final long HALVES = (1L | 1L << LANE | 1L << (2 * LANE)) << (2 * WEIGHT_BITS - 1);
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Warp() {}

    /** The image under a map, on a new canvas of one grey value where the image does not reach. */
    public static Image affine(Image source, Affine sourceToTarget, Size target, int fill) {
        Surface surface = Surface.filled(target.width(), target.height(), fill);
        draw(source, sourceToTarget, surface);
        return surface.toImage();
    }

    /** Draws the whole image under a map onto a surface. */
    public static void draw(Image source, Affine sourceToTarget, Surface target) {
        draw(source, new Box.Pixels(0, 0, source.width(), source.height()), sourceToTarget, target);
    }

    /**
     * Draws a part of the image under a map onto a surface: a mosaic is four of these on one surface, each with its
     * own map, without a larger canvas in between.
     *
     * @param region the part of the source to draw; what reaches outside the source is ignored
     */
    public static void draw(Image source, Box.Pixels region, Projective sourceToTarget, Surface target) {
        if (sourceToTarget.isAffine()) {
            draw(source, region, sourceToTarget.top(), target);
        } else {
            ProjectiveWarp.draw(source, region, sourceToTarget, target);
        }
    }

    /** As {@link #draw(Image, Box.Pixels, Projective, Surface)}, for an affine map. */
    public static void draw(Image source, Box.Pixels region, Affine sourceToTarget, Surface target) {
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

    private static void row(Image source, Affine back, Surface target, int y, int from, int to) {
        int width = source.width();
        byte[] out = target.rgb();
        long u = position(back.x(from + .5, y + .5));
        long v = position(back.y(from + .5, y + .5));
        long uStep = fixed(back.xx());
        long vStep = fixed(back.yx());
        int at = (y * target.width() + from) * 3;
        if (uStep == 1 << POSITION_BITS && vStep == 0 && isWhole(u) && isWhole(v)) {
            int first = (int) (v >> POSITION_BITS) * width + (int) (u >> POSITION_BITS);
            System.arraycopy(source.rgb(), first * 3, out, at, (to - from) * 3);
            return;
        }
        for (int x = from; x < to; x++, u += uStep, v += vStep, at += 3) {
            pixel(source, u, v, out, at);
        }
    }

    /** Whether a position lies on a pixel to the precision of the weights. */
    private static boolean isWhole(long position) {
        return ((position >> WEIGHT_SHIFT) & WEIGHT_MASK) == 0;
    }

    /** A position as this class counts it, half a weight step on, so that positions are rounded to the nearest one. */
    static long position(double pixels) {
        return fixed(pixels - .5) + (1 << (WEIGHT_SHIFT - 1));
    }

    /** Writes what lies at one position of the source. */
    static void pixel(Image source, long u, long v, byte[] out, int at) {
        int column = (int) (u >> POSITION_BITS);
        int line = (int) (v >> POSITION_BITS);
        int right = (int) (u >> WEIGHT_SHIFT) & WEIGHT_MASK;
        int below = (int) (v >> WEIGHT_SHIFT) & WEIGHT_MASK;
        boolean inside = column >= 0 && column < source.width() - 2 && line >= 0 && line < source.height() - 1;
        long blended = inside
                ? blend(source.rgb(), (line * source.width() + column) * 3, source.width() * 3, right, below)
                : blendAtEdge(source, column, line, right, below);
        out[at] = (byte) (blended >> (2 * WEIGHT_BITS));
        out[at + 1] = (byte) (blended >> (2 * WEIGHT_BITS + LANE));
        out[at + 2] = (byte) (blended >> (2 * WEIGHT_BITS + 2 * LANE));
    }

    /** Reads two neighbours at once: eight bytes, of which six are theirs. */
    private static long blend(byte[] rgb, int at, int stride, int right, int below) {
        long top = (long) EIGHT_BYTES.get(rgb, at);
        long bottom = (long) EIGHT_BYTES.get(rgb, at + stride);
        return weigh(lanes(top), lanes(top >>> 24), lanes(bottom), lanes(bottom >>> 24), right, below);
    }

    private static long blendAtEdge(Image source, int column, int line, int right, int below) {
        return weigh(
                edgePixel(source, column, line),
                edgePixel(source, column + 1, line),
                edgePixel(source, column, line + 1),
                edgePixel(source, column + 1, line + 1),
                right,
                below);
    }

    private static long weigh(long p00, long p01, long p10, long p11, int right, int below) {
        int w11 = right * below;
        int w01 = (right << WEIGHT_BITS) - w11;
        int w10 = (below << WEIGHT_BITS) - w11;
        int w00 = (1 << (2 * WEIGHT_BITS)) - w11 - w01 - w10;
        return p00 * w00 + p01 * w01 + p10 * w10 + p11 * w11 + HALVES;
    }

    private static long edgePixel(Image source, int column, int line) {
        int x = Math.max(0, Math.min(column, source.width() - 1));
        int y = Math.max(0, Math.min(line, source.height() - 1));
        int at = (y * source.width() + x) * 3;
        byte[] rgb = source.rgb();
        return (rgb[at] & 255L) | (rgb[at + 1] & 255L) << LANE | (rgb[at + 2] & 255L) << (2 * LANE);
    }

    /** The lowest three bytes, each in its lane. */
    private static long lanes(long bytes) {
        return (bytes & 0xFF) | (bytes & 0xFF00) << (LANE - 8) | (bytes & 0xFF0000) << (2 * LANE - 16);
    }

    private static long fixed(double value) {
        return Math.round(value * (1 << POSITION_BITS));
    }
}
