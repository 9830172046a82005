package dev.sightline.data.transform;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Picture;
import dev.sightline.image.Resize;

/** No crop: the whole picture, both sides resized to the input's. */
public record WholePicture() implements Crop {

    @Override
    public String name() {
        return "no-crop";
    }

    @Override
    public Picture apply(Picture picture, Size size, Interpolation interpolation, RandomStream random) {
        return Resize.to(picture, size, interpolation);
    }
}
