package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Flip;
import dev.sightline.image.Picture;

/** Top and bottom exchanged, with this probability (0 to 1). */
public record VerticalFlip(double probability) implements Change {

    public VerticalFlip {
        Limits.requireProbability(probability);
    }

    @Override
    public String name() {
        return "vertical-flip";
    }

    @Override
    public Picture apply(Picture picture, RandomStream random) {
        return random.happens(probability) ? Flip.vertically(picture) : picture;
    }
}
