package dev.sightline.data.geometry;

import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.Crop;
import dev.sightline.data.augment.Frame;
import dev.sightline.data.augment.Framing;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Window;

/** No crop: the whole image, both sides resized to the input's. */
public record NoCrop() implements Crop {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("no-crop", settings -> new NoCrop());

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public Frame frame(Size source, Framing framing, RandomStream random) {
        return framing.stretched(Window.whole(source));
    }
}
