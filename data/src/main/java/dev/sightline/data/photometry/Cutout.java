package dev.sightline.data.photometry;

import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Photometry;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
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
public record Cutout(double probability, int holes, double size, int fill) implements Photometry {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("cutout", Cutout::read);

    private static final int MAX_HOLES = 64;

    public Cutout {
        Ranges.requireProbability(probability);
        Ranges.requireWithin("the number of holes", holes, 1, MAX_HOLES);
        Ranges.requireWithin("the size of a hole", size, 0, 1);
        Ranges.requireFill(fill);
    }

    private static Cutout read(AugmentationSettings settings) {
        return new Cutout(
                settings.probability(1),
                settings.integer("holes").between(1, MAX_HOLES).orElse(1),
                settings.upTo("size", 1).orElse(.5),
                settings.fill(127));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public boolean ignoresPosition() {
        return false;
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
