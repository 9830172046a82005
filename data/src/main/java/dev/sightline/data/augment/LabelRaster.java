package dev.sightline.data.augment;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.image.Projective;
import java.util.Arrays;
import java.util.Objects;

/**
 * The class of every pixel, {@code classes[y * width + x]}.
 *
 * <p>The array is shared, not copied: read-only for whoever holds the value.
 *
 * @param classes class numbers as bytes without sign, {@value #NOTHING} for a pixel that is of no class
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is; equality is by identity
public record LabelRaster(int width, int height, byte[] classes) {

    /** What lies beside every image. */
    public static final int NOTHING = 255;

    public LabelRaster {
        Objects.requireNonNull(classes, "classes");
        if (width < 1 || height < 1 || classes.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException("a label map of " + width + " x " + height
                    + " has a byte for each pixel, received " + classes.length + " bytes");
        }
    }

    static LabelRaster empty(Size size) {
        byte[] classes = new byte[Math.multiplyExact(size.width(), size.height())];
        Arrays.fill(classes, (byte) NOTHING);
        return new LabelRaster(size.width(), size.height(), classes);
    }

    /**
     * Draws a part of this map onto a canvas still being put together: each pixel is what lies at its centre mapped back.
     *
     * @param region the part that is drawn, in pixels of this map
     */
    void draw(Box.Pixels region, Projective toCanvas, LabelRaster canvas) {
        Projective back = toCanvas.inverse();
        toCanvas.bounds(region)
                .map(bounds -> bounds.clip(canvas.width, canvas.height))
                .ifPresent(reach -> draw(region, reach, back, canvas));
    }

    private void draw(Box.Pixels region, Box.Pixels reach, Projective back, LabelRaster canvas) {
        for (int y = (int) reach.yMin(); y < Math.ceil(reach.yMax()); y++) {
            for (int x = (int) reach.xMin(); x < Math.ceil(reach.xMax()); x++) {
                if (back.depth(x + .5, y + .5) > 0) {
                    double u = back.x(x + .5, y + .5);
                    double v = back.y(x + .5, y + .5);
                    if (u >= region.xMin() && u < region.xMax() && v >= region.yMin() && v < region.yMax()) {
                        int column = Math.min(width - 1, (int) u);
                        int row = Math.min(height - 1, (int) v);
                        canvas.classes[y * canvas.width + x] = classes[row * width + column];
                    }
                }
            }
        }
    }
}
