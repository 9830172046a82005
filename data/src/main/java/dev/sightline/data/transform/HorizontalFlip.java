package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Flip;
import dev.sightline.image.Image;

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
    public Image apply(Image image, RandomStream random) {
        return random.happens(probability) ? Flip.horizontally(image) : image;
    }
}
