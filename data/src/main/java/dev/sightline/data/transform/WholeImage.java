package dev.sightline.data.transform;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;
import dev.sightline.image.Resize;

/** No crop: the whole image, both sides resized to the input's. */
public record WholeImage() implements Crop {

    @Override
    public String name() {
        return "no-crop";
    }

    @Override
    public Image apply(Image image, Size size, Interpolation interpolation, RandomStream random) {
        return Resize.to(image, size, interpolation);
    }
}
