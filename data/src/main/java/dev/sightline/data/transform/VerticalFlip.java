package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Flip;
import dev.sightline.image.Image;

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
    public Image apply(Image image, RandomStream random) {
        return random.happens(probability) ? Flip.vertically(image) : image;
    }
}
