package dev.sightline.data.mixing;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.AugmentedSample;
import dev.sightline.data.augment.Blend;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.Image;
import java.util.Set;

/**
 * A rectangle of one image replaced by the same of another, its area from Beta(alpha, alpha) (Yun et al. 2019, "CutMix",
 * eq. 1 and 2). The weight is the share of pixels that stayed, after the rectangle was cut off at the edge.
 *
 * @param probability for each sample, 0 to 1
 * @param alpha 0.001 to 1000; usual 1
 * @param offLastEpochs at the end of the run; 0 for none
 */
public record CutMix(double probability, double alpha, int offLastEpochs) implements Blend {

    public static final AugmentationKind KIND =
            new AugmentationKind("cutmix", Set.of(AnnotationKind.CLASS), CutMix::read);

    public CutMix {
        Ranges.requireProbability(probability);
        Ranges.requireWithin("alpha", alpha, Mixup.MIN_ALPHA, Mixup.MAX_ALPHA);
        Ranges.requireEpochs(offLastEpochs);
    }

    private static CutMix read(AugmentationSettings settings) {
        double alpha = settings.number("alpha")
                .between(Mixup.MIN_ALPHA, Mixup.MAX_ALPHA)
                .orElse(1);
        return new CutMix(settings.probability(.5), alpha, settings.offLastEpochs(0));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public AugmentedSample blend(AugmentedSample first, AugmentedSample second, RandomStream random) {
        double cut = Math.sqrt(1 - random.beta(alpha));
        int width = first.canvas().width();
        int height = first.canvas().height();
        int halfWidth = (int) (width * cut) / 2;
        int halfHeight = (int) (height * cut) / 2;
        int x = random.below(width);
        int y = random.below(height);
        int left = Math.max(0, x - halfWidth);
        int right = Math.min(width, x + halfWidth);
        int top = Math.max(0, y - halfHeight);
        int bottom = Math.min(height, y + halfHeight);
        byte[] mixed = first.canvas().rgb().clone();
        for (int row = top; row < bottom && left < right; row++) {
            int at = (row * width + left) * 3;
            System.arraycopy(second.canvas().rgb(), at, mixed, at, (right - left) * 3);
        }
        double replaced = (double) (right - left) * (bottom - top) / ((double) width * height);
        return new AugmentedSample(
                new Image(width, height, mixed),
                first.targets(),
                first.classes().mixedWith(second.classes(), 1 - replaced));
    }
}
