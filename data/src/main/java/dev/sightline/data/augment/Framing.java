package dev.sightline.data.augment;

import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.contract.Size;
import java.util.Objects;

/**
 * What a crop has to keep to.
 *
 * @param canvas the size of every canvas
 * @param rule how the contract resizes a whole image
 */
public record Framing(Size canvas, ResizeRule rule) {

    public Framing {
        Objects.requireNonNull(canvas, "canvas");
        Objects.requireNonNull(rule, "rule");
    }

    /** The whole image as the contract resizes it. */
    public Frame whole(Size source) {
        return resized(Window.whole(source));
    }

    /** A part resized as the contract resizes a whole image. */
    public Frame resized(Window part) {
        return resized(part, rule);
    }

    /** A part resized by a rule of the crop's own. */
    public Frame resized(Window part, ResizeRule own) {
        return Frame.of(part, own.place(part.width(), part.height()));
    }

    /** A part with both sides resized to the canvas's. */
    public Frame stretched(Window part) {
        return resized(part, new ResizeRule.Stretch(canvas.width(), canvas.height()));
    }
}
