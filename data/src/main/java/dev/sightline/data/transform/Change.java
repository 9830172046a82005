package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;

/** A change of an image that keeps its size. */
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

    /** The image changed; the one received stays as it is. */
    Image apply(Image image, RandomStream random);
}
