package dev.sightline.data.transform;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;

/** Which part of an image is learned from, at the input's size. */
public sealed interface Crop extends Transform permits RandomResizedCrop, ShortSideCrop, PaddedCrop, WholeImage {

    /** The part of the image, of exactly this size. */
    Image apply(Image image, Size size, Interpolation interpolation, RandomStream random);
}
