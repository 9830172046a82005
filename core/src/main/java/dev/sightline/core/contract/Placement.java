package dev.sightline.core.contract;

import dev.sightline.core.geometry.Box;
import java.util.Objects;

/**
 * Where one source image lies on the network's input canvas: the image is resized to {@code scaled}, and its
 * top-left corner is laid at {@code (left, top)} of the canvas. What reaches over the canvas is cropped; what the
 * canvas has beyond the image is padding.
 *
 * <p>Along each axis {@code input = source * scaled / source size + offset}, with the scale the resize really used (the
 * rounded size over the source's), so that pixel edges fall where the resized pixels are. {@link #toSource} is the exact
 * inverse of {@link #toInput}: there and back moves an edge by less than 1e-9 pixels for images of up to 100,000
 * pixels a side. Neither clips.
 *
 * @param source the image's size, as shown
 * @param scaled its size after resizing
 * @param left pixels of padding to the left of the image if positive, cropped from it if negative
 * @param top likewise above
 * @param canvas the input's size
 */
public record Placement(Size source, Size scaled, int left, int top, Size canvas) {

    public Placement {
        Objects.requireNonNull(source, "source");
        boolean besideX = left >= canvas.width() || left + scaled.width() <= 0;
        boolean besideY = top >= canvas.height() || top + scaled.height() <= 0;
        if (besideX || besideY) {
            throw new IllegalArgumentException("an image scaled to " + scaled + " and laid at (" + left + ", " + top
                    + ") misses the canvas of " + canvas);
        }
    }

    /** Pixels of the input for each pixel of the source along x. */
    public double scaleX() {
        return (double) scaled.width() / source.width();
    }

    /** Pixels of the input for each pixel of the source along y. */
    public double scaleY() {
        return (double) scaled.height() / source.height();
    }

    /** A box of the source image on the canvas; it may reach outside. */
    public Box.Input toInput(Box.Pixels box) {
        return new Box.Input(
                forward(box.xMin(), scaled.width(), source.width(), left),
                forward(box.yMin(), scaled.height(), source.height(), top),
                forward(box.xMax(), scaled.width(), source.width(), left),
                forward(box.yMax(), scaled.height(), source.height(), top));
    }

    /** A box of the canvas in the source image; it may reach outside. */
    public Box.Pixels toSource(Box.Input box) {
        return new Box.Pixels(
                back(box.xMin(), scaled.width(), source.width(), left),
                back(box.yMin(), scaled.height(), source.height(), top),
                back(box.xMax(), scaled.width(), source.width(), left),
                back(box.yMax(), scaled.height(), source.height(), top));
    }

    /** Whether any of the canvas is left to padding. */
    public boolean isPadded() {
        return left > 0 || top > 0 || left + scaled.width() < canvas.width() || top + scaled.height() < canvas.height();
    }

    private static double forward(double value, int scaled, int source, int offset) {
        return value * scaled / source + offset;
    }

    private static double back(double value, int scaled, int source, int offset) {
        return (value - offset) * source / scaled;
    }
}
