package dev.sightline.data.geometry;

import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Crop;
import dev.sightline.data.augment.Frame;
import dev.sightline.data.augment.Framing;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.data.augment.Window;

/**
 * The short side resized to a random length, and a part of the input's size cut out anywhere (Simonyan and Zisserman 2015,
 * "Very Deep Convolutional Networks", section 3.1).
 *
 * @param minShare shortest length, as a multiple of the input's longer side, 1 to 4
 * @param maxShare longest; equal to the shortest for a fixed length
 */
public record ShortSideCrop(double minShare, double maxShare) implements Crop {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("resize-short-crop", ShortSideCrop::read);

    private static final double MAX_SHARE = 4;

    public ShortSideCrop {
        Ranges.requireWithin("the shortest side", minShare, 1, MAX_SHARE);
        Ranges.requireWithin("the longest side", maxShare, 1, MAX_SHARE);
        Ranges.requireOrdered("side", minShare, maxShare);
    }

    private static ShortSideCrop read(AugmentationSettings settings) {
        double low = settings.number("min-share").between(1, MAX_SHARE).orElse(8 / 7.0);
        double high = settings.number("max-share").between(1, MAX_SHARE).orElse(low);
        return new ShortSideCrop(settings.ordered("max-share", low, high), Math.max(low, high));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public Frame frame(Size source, Framing framing, RandomStream random) {
        Size canvas = framing.canvas();
        int longer = Math.max(canvas.width(), canvas.height());
        int shortSide = (int) Math.round(longer * random.uniform(minShare, maxShare));
        Frame middle = framing.resized(
                Window.whole(source), new ResizeRule.ShortSideCrop(shortSide, canvas.width(), canvas.height()));
        Size scaled = middle.scaled();
        int left = random.below(scaled.width() - canvas.width() + 1);
        int top = random.below(scaled.height() - canvas.height() + 1);
        return middle.laidAt(-left, -top);
    }
}
