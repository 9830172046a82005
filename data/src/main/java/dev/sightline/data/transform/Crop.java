package dev.sightline.data.transform;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Picture;

/** Which part of a picture is learned from, at the input's size. */
public sealed interface Crop extends Transform permits RandomResizedCrop, ShortSideCrop, PaddedCrop, WholePicture {

    /** The part of the picture, of exactly this size. */
    Picture apply(Picture picture, Size size, Interpolation interpolation, RandomStream random);
}
