package dev.sightline.data.augment;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.image.Projective;
import java.util.BitSet;
import java.util.Optional;

/**
 * The pixels of one object on a canvas. Each is what lies at its centre mapped back into the source: nearest neighbour
 * through the map that the image's pixels follow. Immutable.
 */
public final class CanvasMask {

    private final int left;
    private final int top;
    private final int width;
    private final BitSet pixels;

    private CanvasMask(int left, int top, int width, BitSet pixels) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.pixels = pixels;
    }

    /**
     * Draws an object.
     *
     * @param object which points of the source belong to it
     * @param region the part of the source that is looked at
     */
    static CanvasMask drawn(Coverage object, Box.Pixels region, Projective toCanvas, Size canvas) {
        Optional<Box.Pixels> reach =
                toCanvas.bounds(region).map(bounds -> bounds.clip(canvas.width(), canvas.height()));
        int left = reach.map(box -> (int) box.xMin()).orElse(0);
        int top = reach.map(box -> (int) box.yMin()).orElse(0);
        int right = reach.map(box -> (int) Math.ceil(box.xMax())).orElse(0);
        int bottom = reach.map(box -> (int) Math.ceil(box.yMax())).orElse(0);
        Projective back = toCanvas.inverse();
        BitSet pixels = new BitSet();
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if (back.depth(x + .5, y + .5) > 0) {
                    double u = back.x(x + .5, y + .5);
                    double v = back.y(x + .5, y + .5);
                    boolean within = u >= region.xMin() && u < region.xMax() && v >= region.yMin() && v < region.yMax();
                    if (within && object.contains(u, v)) {
                        pixels.set((y - top) * (right - left) + x - left);
                    }
                }
            }
        }
        return new CanvasMask(left, top, right - left, pixels);
    }

    /** Whether a pixel of the canvas belongs to the object. */
    public boolean contains(int x, int y) {
        return x >= left && x < left + width && y >= top && pixels.get((y - top) * width + x - left);
    }

    /** How many pixels belong to it. */
    public int area() {
        return pixels.cardinality();
    }

    /** The smallest box around the pixels; of zero area where there are none. */
    public Box.Pixels bounds() {
        int xMin = Integer.MAX_VALUE;
        int yMin = Integer.MAX_VALUE;
        int xMax = -1;
        int yMax = -1;
        for (int i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
            xMin = Math.min(xMin, left + i % width);
            xMax = Math.max(xMax, left + i % width);
            yMin = Math.min(yMin, top + i / width);
            yMax = Math.max(yMax, top + i / width);
        }
        return xMax < 0 ? new Box.Pixels(0, 0, 0, 0) : new Box.Pixels(xMin, yMin, xMax + 1.0, yMax + 1.0);
    }

    /** The pixels that another object in front of this one leaves. */
    public CanvasMask without(CanvasMask other) {
        BitSet left = new BitSet();
        for (int i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
            if (!other.contains(this.left + i % width, top + i / width)) {
                left.set(i);
            }
        }
        return new CanvasMask(this.left, top, width, left);
    }

    /** The object on a canvas that is mapped. */
    CanvasMask mapped(Projective map, Size canvas) {
        Coverage here = (x, y) -> contains((int) Math.floor(x), (int) Math.floor(y));
        return drawn(here, bounds(), map, canvas);
    }
}
