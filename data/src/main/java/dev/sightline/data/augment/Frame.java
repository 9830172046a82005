package dev.sightline.data.augment;

import dev.sightline.core.contract.Placement;
import dev.sightline.core.contract.Size;
import dev.sightline.image.Affine;
import java.util.Objects;

/**
 * A part of a source image and where it lies on the canvas, before the canvas itself is mapped.
 *
 * @param window the part, in pixels of the source image as shown
 * @param scaled the part's size after resizing
 * @param left of the resized part's corner on the canvas; what reaches over the canvas is cut off
 * @param top likewise
 */
public record Frame(Window window, Size scaled, int left, int top) {

    public Frame {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(scaled, "scaled");
    }

    static Frame of(Window window, Placement placement) {
        return new Frame(window, placement.scaled(), placement.left(), placement.top());
    }

    /** The same, with the resized part's corner at another place of the canvas. */
    public Frame laidAt(int otherLeft, int otherTop) {
        return new Frame(window, scaled, otherLeft, otherTop);
    }

    /** Where the resized part lies. */
    Affine laid() {
        return Affine.translation(left, top);
    }

    /** From pixels of the part to those of the resized part. */
    Affine resizing() {
        return Affine.scale((double) scaled.width() / window.width(), (double) scaled.height() / window.height());
    }
}
