package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Flip;
import dev.sightline.image.Picture;

/** Left and right exchanged, with this probability (0 to 1). */
public record HorizontalFlip(double probability) implements Change {

    public HorizontalFlip {
        Limits.requireProbability(probability);
    }

    @Override
    public String name() {
        return "horizontal-flip";
    }

    @Override
    public Picture apply(Picture picture, RandomStream random) {
        return random.happens(probability) ? Flip.horizontally(picture) : picture;
    }
}
