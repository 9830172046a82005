package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Picture;

/** A change of a picture that keeps its size. */
public sealed interface Change extends Transform
        permits HorizontalFlip,
                VerticalFlip,
                ColorJitter,
                AutoAugment,
                RandAugment,
                Cutout,
                RandomErasing,
                HideAndSeek,
                GridMask {

    /** The picture changed; the one received stays as it is. */
    Picture apply(Picture picture, RandomStream random);
}
