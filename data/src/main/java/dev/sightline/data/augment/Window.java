package dev.sightline.data.augment;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;

/** The part of a source image that is used, in its pixels as shown. */
public record Window(int x, int y, int width, int height) {

    public Window {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("a part of an image has at least one pixel within it, received " + width
                    + " x " + height + " at (" + x + ", " + y + ")");
        }
    }

    /** The whole image. */
    public static Window whole(Size source) {
        return new Window(0, 0, source.width(), source.height());
    }

    Box.Pixels box() {
        return Box.Pixels.ofSize(x, y, width, height);
    }
}
