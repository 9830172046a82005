package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;

/**
 * Square holes with centres anywhere, cut off at the image's edge (DeVries and Taylor 2017, "Improved Regularization of
 * Convolutional Neural Networks with Cutout").
 *
 * @param probability 0 to 1
 * @param holes 1 to 64
 * @param size side of a hole as a share of the image's shorter side, 0 to 1; the paper has 0.5 on CIFAR-10
 * @param fill byte of the holes, 0 to 255
 */
public record Cutout(double probability, int holes, double size, int fill) implements Change {

    static final int MAX_HOLES = 64;

    public Cutout {
        Limits.requireProbability(probability);
        Limits.requireWithin("the number of holes", holes, 1, MAX_HOLES);
        Limits.requireWithin("the size of a hole", size, 0, 1);
        Limits.requireWithin("the fill", fill, 0, 255);
    }

    @Override
    public String name() {
        return "cutout";
    }

    @Override
    public Image apply(Image image, RandomStream random) {
        if (!random.happens(probability)) {
            return image;
        }
        Image changed = Pixels.copy(image);
        int side = (int) Math.round(size * Math.min(image.width(), image.height()));
        for (int i = 0; i < holes; i++) {
            int left = random.below(image.width()) - side / 2;
            int top = random.below(image.height()) - side / 2;
            Pixels.fill(changed, left, top, left + side, top + side, fill);
        }
        return changed;
    }
}
