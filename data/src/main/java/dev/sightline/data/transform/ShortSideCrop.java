package dev.sightline.data.transform;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;
import dev.sightline.image.Resize;

/**
 * The short side resized to a random length, and a part of the input's size cut out anywhere (Simonyan and Zisserman 2015,
 * "Very Deep Convolutional Networks", section 3.1).
 *
 * @param minShare shortest length, as a multiple of the input's longer side, 1 to 4
 * @param maxShare longest; equal to the shortest for a fixed length
 */
public record ShortSideCrop(double minShare, double maxShare) implements Crop {

    static final double MAX_SHARE = 4;

    public ShortSideCrop {
        Limits.requireWithin("the shortest side", minShare, 1, MAX_SHARE);
        Limits.requireWithin("the longest side", maxShare, 1, MAX_SHARE);
        Limits.requireOrdered("side", minShare, maxShare);
    }

    @Override
    public String name() {
        return "resize-short-crop";
    }

    @Override
    public Image apply(Image image, Size size, Interpolation interpolation, RandomStream random) {
        int longer = Math.max(size.width(), size.height());
        int shortSide = (int) Math.round(longer * random.uniform(minShare, maxShare));
        Placement placement = new ResizeRule.ShortSideCrop(shortSide, size.width(), size.height())
                .place(image.width(), image.height());
        Image scaled = Resize.to(image, placement.scaled(), interpolation);
        int left = random.below(scaled.width() - size.width() + 1);
        int top = random.below(scaled.height() - size.height() + 1);
        return Pixels.part(scaled, left, top, size.width(), size.height());
    }
}
