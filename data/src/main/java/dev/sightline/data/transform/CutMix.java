package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;

/**
 * A rectangle of one image replaced by the same of another, its area from Beta(alpha, alpha) (Yun et al. 2019, "CutMix",
 * eq. 1 and 2). The weight is the share of pixels that stayed, after the rectangle was cut off at the edge.
 *
 * @param probability for each sample, 0 to 1
 * @param alpha 0.001 to 1000; usual 1
 * @param offLastEpochs at the end of the run; 0 for none
 */
public record CutMix(double probability, double alpha, int offLastEpochs) implements Blend {

    public CutMix {
        Limits.requireProbability(probability);
        Limits.requireWithin("alpha", alpha, Mixup.MIN_ALPHA, Mixup.MAX_ALPHA);
        Limits.requireWithin("the number of last epochs without it", offLastEpochs, 0, Integer.MAX_VALUE);
    }

    @Override
    public String name() {
        return "cutmix";
    }

    @Override
    public Mixture mix(Image first, Image second, RandomStream random) {
        double cut = Math.sqrt(1 - random.beta(alpha));
        int width = first.width();
        int height = first.height();
        int halfWidth = (int) (width * cut) / 2;
        int halfHeight = (int) (height * cut) / 2;
        int x = random.below(width);
        int y = random.below(height);
        int left = Math.max(0, x - halfWidth);
        int right = Math.min(width, x + halfWidth);
        int top = Math.max(0, y - halfHeight);
        int bottom = Math.min(height, y + halfHeight);
        Image mixed = Pixels.copy(first);
        for (int row = top; row < bottom && left < right; row++) {
            int at = (row * width + left) * 3;
            System.arraycopy(second.rgb(), at, mixed.rgb(), at, (right - left) * 3);
        }
        double replaced = (double) (right - left) * (bottom - top) / ((double) width * height);
        return new Mixture(mixed, 1 - replaced);
    }
}
